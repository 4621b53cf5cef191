<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActiveFilters</name>
    <message>
        <source>Remove the filter {name}</source>
        <translation>移除筛选 {name}</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>清除全部</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>{count} sold</source>
        <translation>已售 {count}</translation>
    </message>
</context>
<context>
    <name>Badges</name>
    <message>
        <source>NEW</source>
        <translation>新</translation>
    </message>
    <message>
        <source>GONE</source>
        <translation>出</translation>
    </message>
</context>
<context>
    <name>BeforeAfterStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Dismiss the comparison</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>words only</source>
        <translation>纯词汇</translation>
    </message>
    <message>
        <source>The list is the same</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{up} up · {down} down · {new} new · {gone} gone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show one line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Held-out metric</source>
        <translation>留出集指标</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>本次</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Copy log</source>
        <translation>复制日志</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>训练失败</translation>
    </message>
    <message>
        <source>Last lines of the log</source>
        <translation>日志的最后几行</translation>
    </message>
</context>
<context>
    <name>FailureDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>This is a mistake in Pinxun, not yours.</source>
        <translation>这是品寻自身的错误，不是您的操作问题。</translation>
    </message>
    <message>
        <source>Your shop is unchanged and you can go on. If it happens again, please send this text; the log is {path}.</source>
        <translation>店铺数据没有改变，可以继续使用。如果再次出现，请把下面的文字发给我们；日志在 {path}。</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文字</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>综合排序</translation>
    </message>
    <message>
        <source>Price, low first</source>
        <translation>价格从低到高</translation>
    </message>
    <message>
        <source>Price, high first</source>
        <translation>价格从高到低</translation>
    </message>
    <message>
        <source>Best selling</source>
        <translation>销量优先</translation>
    </message>
    <message>
        <source>Best rated</source>
        <translation>评分优先</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Search and results (Ctrl+1)</source>
        <translation>搜索与结果（Ctrl+1）</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Results beside training (Ctrl+2)</source>
        <translation>结果与训练并排（Ctrl+2）</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Results above the inspector (Ctrl+3)</source>
        <translation>结果与检验面板（Ctrl+3）</translation>
    </message>
</context>
<context>
    <name>JobForm</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>ListHeader</name>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销量</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening the shop…</source>
        <translation>正在打开店铺…</translation>
    </message>
    <message>
        <source>Open workspace folder</source>
        <translation>打开工作区文件夹</translation>
    </message>
    <message>
        <source>This shop is open read-only; nothing can be imported.</source>
        <translation>店铺以只读方式打开，不能导入。</translation>
    </message>
    <message>
        <source>Reading the products…</source>
        <translation>正在读取商品…</translation>
    </message>
    <message>
        <source>Open read-only: search works, importing and training do not.</source>
        <translation>以只读方式打开：可以搜索，不能导入和训练。</translation>
    </message>
    <message>
        <source>This shop cannot be written to</source>
        <translation>店铺正被占用，不能写入</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>以只读方式打开</translation>
    </message>
    <message>
        <source>This shop is still empty</source>
        <translation>店铺里还没有商品</translation>
    </message>
    <message>
        <source>Drop a table of products here, or choose files; a title for each is enough.</source>
        <translation>把商品表格拖到这里，或选择文件；每件商品有标题即可。</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>This shop cannot be opened</source>
        <translation>无法打开店铺</translation>
    </message>
    <message>
        <source>Open workspace folder…</source>
        <translation>打开工作区文件夹…</translation>
    </message>
    <message>
        <source>Float or dock</source>
        <translation>浮动或停靠</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Training panel (Ctrl+Shift+T)</source>
        <translation>训练面板（Ctrl+Shift+T）</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Inspector (Ctrl+Shift+I)</source>
        <translation>检验面板（Ctrl+Shift+I）</translation>
    </message>
</context>
<context>
    <name>MeantLine</name>
    <message>
        <source>Nothing for “{text}”; showing</source>
        <translation>没有找到“{text}”，已改为搜索</translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>您要找的是不是</translation>
    </message>
</context>
<context>
    <name>MoveChip</name>
    <message>
        <source>was {rank}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>PricePanel</name>
    <message>
        <source>From</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>To</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>First steps…</source>
        <translation>前几步…</translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation>可以开始训练</translation>
    </message>
    <message>
        <source>Starting the training process…</source>
        <translation>正在启动训练进程…</translation>
    </message>
    <message>
        <source>Stopping, keeping the best epoch so far…</source>
        <translation>正在停止，保留目前最好的一轮…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Training failed</source>
        <translation>训练失败</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs} · step {step} of {total}</source>
        <translation>第 {epoch}/{epochs} 轮 · 第 {step}/{total} 步</translation>
    </message>
    <message>
        <source>Preparing: {stage}</source>
        <translation>准备中：{stage}</translation>
    </message>
    <message>
        <source>Preparing: {stage}, {done} of {total}</source>
        <translation>准备中：{stage}，{done}/{total}</translation>
    </message>
    <message>
        <source>Finished; epoch {epoch} is the best</source>
        <translation>训练完成，第 {epoch} 轮最好</translation>
    </message>
    <message>
        <source>Finished early, no more progress; epoch {epoch} is the best</source>
        <translation>不再进步，提前结束；第 {epoch} 轮最好</translation>
    </message>
    <message>
        <source>Stopped; epoch {epoch}, the best so far, is kept</source>
        <translation>已停止，保留目前最好的第 {epoch} 轮</translation>
    </message>
    <message>
        <source>{time} elapsed</source>
        <translation>已用 {time}</translation>
    </message>
    <message>
        <source>{count} examples/s</source>
        <translation>{count} 样本/秒</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation>用时 {time}</translation>
    </message>
    <message>
        <source>{count} examples</source>
        <translation>{count} 个样本</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>No epoch is complete yet</source>
        <translation>还没有完成一轮</translation>
    </message>
    <message>
        <source>Export the curves</source>
        <translation>导出曲线</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Press Train and the curves grow here.</source>
        <translation>点击“训练”，曲线会在这里生长。</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Which metric the third plot shows</source>
        <translation>第三张图显示哪个指标</translation>
    </message>
    <message>
        <source>Save the curves as a picture or a table</source>
        <translation>把曲线保存为图片或表格</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>RunDelegate</name>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>RunSwitch</name>
    <message>
        <source>Training is done. {metrics}</source>
        <translation>训练完成。{metrics}</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>epoch {best} of {epochs}</source>
        <translation>第 {best}/{epochs} 轮</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>(baseline {value})</source>
        <translation>（基线 {value}）</translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message>
        <source>Runs</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Delete run {run}? Its model and curves are gone for good.</source>
        <translation>删除模型 {run}？它的权重和曲线将无法恢复。</translation>
    </message>
    <message>
        <source>Delete run</source>
        <translation>删除模型</translation>
    </message>
    <message>
        <source>No run yet. Train one: it can rank from its first epoch on.</source>
        <translation>还没有模型。训练一个吧：第一轮结束就能用来排序。</translation>
    </message>
    <message>
        <source>Tick a run to lay its curves under the live ones</source>
        <translation>勾选后，它的曲线会垫在当前曲线下方</translation>
    </message>
    <message>
        <source>Use this run</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Rank with this run from now on</source>
        <translation>从现在起用此模型排序</translation>
    </message>
    <message>
        <source>Show curves</source>
        <translation>显示曲线</translation>
    </message>
    <message>
        <source>Take its settings</source>
        <translation>沿用其设置</translation>
    </message>
    <message>
        <source>Put this run's settings into the form above</source>
        <translation>把此模型的设置填入上方表单</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>ScoreParts</name>
    <message>
        <source>Words</source>
        <translation>词汇</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>语义</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>热度</translation>
    </message>
    <message>
        <source>Taste</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Hybrid</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Words and meaning, weighed by training</source>
        <translation>词汇与语义结合，权重由训练得出</translation>
    </message>
    <message>
        <source>Lexical</source>
        <translation>词汇</translation>
    </message>
    <message>
        <source>Words that match (BM25)</source>
        <translation>按词匹配（BM25）</translation>
    </message>
    <message>
        <source>Neural</source>
        <translation>神经</translation>
    </message>
    <message>
        <source>Meaning, by the trained model</source>
        <translation>按语义，由训练好的模型判断</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search products: a name, a brand, what it is for…</source>
        <translation>搜索商品：名称、品牌、用途…</translation>
    </message>
    <message>
        <source>Search products</source>
        <translation>搜索商品</translation>
    </message>
    <message>
        <source>Clear (Esc)</source>
        <translation>清空（Esc）</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>没有找到“{text}”</translation>
    </message>
    <message>
        <source>No match passes the filters.</source>
        <translation>没有商品符合当前筛选。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Try fewer or other words.</source>
        <translation>换个说法，或减少几个词试试。</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
</context>
<context>
    <name>SummaryLine</name>
    <message>
        <source>Train a model first</source>
        <translation>请先训练一个模型</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>纯词汇</translation>
    </message>
    <message>
        <source>Ranked by run {run}; choose another</source>
        <translation>由模型 {run} 排序；点击切换</translation>
    </message>
    <message>
        <source>Ranked by words alone, no model took part</source>
        <translation>仅按词汇排序，没有模型参与</translation>
    </message>
    <message>
        <source>{count} products · {time} ms</source>
        <translation>{count} 件 · {time} ms</translation>
    </message>
</context>
<context>
    <name>ThemeButton</name>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train with these settings (F5)</source>
        <translation>按这些设置训练（F5）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop at the next batch and keep the best epoch (Shift+F5)</source>
        <translation>在下一批停止，保留最好的一轮（Shift+F5）</translation>
    </message>
    <message>
        <source>Another window writes to this shop; here it can be searched but not trained.</source>
        <translation>另一个窗口正在写入此店铺；这里只能搜索，不能训练。</translation>
    </message>
</context>
<context>
    <name>TrainingProcess</name>
    <message>
        <source>The training process could not start: {reason}.</source>
        <translation>训练进程无法启动：{reason}。</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (code {code}). Epochs that were complete are kept; press Train to start again.</source>
        <translation>训练进程意外结束（代码 {code}）。已完成的轮次都已保留；点击“训练”可重新开始。</translation>
    </message>
</context>
<context>
    <name>ValuesPanel</name>
    <message>
        <source>Find in this list</source>
        <translation>在列表中查找</translation>
    </message>
</context>
<context>
    <name>WorkspaceButton</name>
    <message>
        <source>Demo data</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>Pinxun</source>
        <translation>品寻</translation>
    </message>
    <message>
        <source>Open another shop, import data</source>
        <translation>打开其他店铺、导入数据</translation>
    </message>
    <message>
        <source>Open workspace folder…</source>
        <translation>打开工作区文件夹…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Demo world</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>There is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are not set). Start it from a desktop session, use `xvfb-run -a python main.py`, or see `python main.py --help` for what works without a window.</source>
        <translation>没有可以打开窗口的屏幕（未设置 DISPLAY 和 WAYLAND_DISPLAY）。请在桌面会话中启动，或使用 `xvfb-run -a python main.py`；不需要窗口的功能见 `python main.py --help`。</translation>
    </message>
    <message>
        <source>The screen {display} does not answer. Check DISPLAY, or use `xvfb-run -a python main.py`.</source>
        <translation>屏幕 {display} 没有响应。请检查 DISPLAY，或使用 `xvfb-run -a python main.py`。</translation>
    </message>
    <message>
        <source>No Chinese font is installed, so Chinese text shows as empty boxes. Install one, on Debian and Ubuntu with `sudo apt install fonts-noto-cjk`, and start again.</source>
        <translation>没有安装中文字体，中文会显示为空框。请安装后重新启动，Debian 和 Ubuntu 上执行 `sudo apt install fonts-noto-cjk`。</translation>
    </message>
    <message>
        <source>Curves are saved as {kinds}, not as {name}.</source>
        <translation>曲线可保存为 {kinds}，不能保存为 {name}。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Choose another place.</source>
        <translation>无法写入 {path}：{reason}。请换一个位置。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>{message}. Run `{program} --help` for what it takes.</source>
        <translation>{message}。用法见 `{program} --help`。</translation>
    </message>
    <message>
        <source>There is no verb {verb!r}; there are {verbs}.</source>
        <translation>没有命令 {verb!r}；可用的有 {verbs}。</translation>
    </message>
    <message>
        <source>--queries and --qrels go together; name both files or neither.</source>
        <translation>--queries 和 --qrels 要一起给出；请两个都写或都不写。</translation>
    </message>
    <message>
        <source>{task} · {method} · {count} judged · run {run}</source>
        <translation>{task} · {method} · {count} 条评判 · 模型 {run}</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>{queries} queries, {lines} lines written to {file}.</source>
        <translation>{queries} 条查询，共 {lines} 行，已写入 {file}。</translation>
    </message>
    <message>
        <source>No trained run is active, so nothing can rank neurally; run `train` first.</source>
        <translation>没有启用的模型，无法按语义排序；请先运行 `train`。</translation>
    </message>
    <message>
        <source>{total} products · {took:.1f} ms · {method} · run {run}</source>
        <translation>{total} 件 · {took:.1f} ms · {method} · 模型 {run}</translation>
    </message>
    <message>
        <source>Nothing found as typed; searched for {text} instead.</source>
        <translation>按原文没有找到，已改为搜索 {text}。</translation>
    </message>
    <message>
        <source>Did you mean {text}?</source>
        <translation>您要找的是不是 {text}？</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词汇</translation>
    </message>
    <message>
        <source>Neural</source>
        <translation>语义</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>热度</translation>
    </message>
    <message>
        <source>This workspace has no judged queries; import --queries and --qrels, or name both files.</source>
        <translation>此工作区没有带评判的查询；请用 --queries 和 --qrels 导入，或直接指定这两个文件。</translation>
    </message>
    <message>
        <source>{file}, line {line}: a query id, a tab and the query are expected.</source>
        <translation>{file} 第 {line} 行：应为查询编号、制表符和查询文字。</translation>
    </message>
    <message>
        <source>{file}, line {line}: `query_id 0 product_id grade` is expected.</source>
        <translation>{file} 第 {line} 行：应为 `query_id 0 product_id grade`。</translation>
    </message>
    <message>
        <source>{file} cannot be read as UTF-8 text: {reason}.</source>
        <translation>{file} 不能按 UTF-8 文本读取：{reason}。</translation>
    </message>
    <message>
        <source>None of the judgments speaks of any of the queries; check their ids.</source>
        <translation>评判与查询没有任何对应；请检查它们的编号。</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>words that met</source>
        <translation>匹配的词</translation>
    </message>
    <message>
        <source>nearness of meaning</source>
        <translation>语义相近</translation>
    </message>
    <message>
        <source>popularity</source>
        <translation>热度</translation>
    </message>
    <message>
        <source>Ahead (+) or behind (−):</source>
        <translation>领先（+）或落后（−）：</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>没有匹配</translation>
    </message>
    <message>
        <source>lost without</source>
        <translation>去掉后失去</translation>
    </message>
    <message>
        <source>There is no run {run}; `runs` lists those there are.</source>
        <translation>没有模型 {run}；用 `runs` 查看已有的模型。</translation>
    </message>
    <message>
        <source>There is no product {product} in this shop; check its id.</source>
        <translation>店铺里没有商品 {product}；请检查编号。</translation>
    </message>
    <message>
        <source>The run {run} cannot be read ({reason}); choose another or delete it.</source>
        <translation>模型 {run} 无法读取（{reason}）；请选择其他模型或删除它。</translation>
    </message>
    <message>
        <source>A later version wrote the run {run} (format {format}); update the program.</source>
        <translation>模型 {run} 由更新的版本写成（格式 {format}）；请升级程序。</translation>
    </message>
    <message>
        <source>The run {run} has no model that ranks products; choose another run.</source>
        <translation>{run} 中没有可以给商品排序的模型；请选择其他模型。</translation>
    </message>
    <message>
        <source>{name} takes {kind}, not {given!r}.</source>
        <translation>{name} 应为 {kind}，不能是 {given!r}。</translation>
    </message>
    <message>
        <source>{name} is one of {choices}, not {value!r}.</source>
        <translation>{name} 只能是 {choices} 之一，不能是 {value!r}。</translation>
    </message>
    <message>
        <source>{name} lies between {low} and {high}, not at {value}.</source>
        <translation>{name} 应在 {low} 与 {high} 之间，不能是 {value}。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心轮数</translation>
    </message>
    <message>
        <source>Epochs without progress on the held-out examples before it stops; 0: never.</source>
        <translation>留出集连续多少轮没有进步就停止；0 表示从不。</translation>
    </message>
    <message>
        <source>Longest time</source>
        <translation>最长时间</translation>
    </message>
    <message>
        <source>Seconds after which training stops; 0: no limit.</source>
        <translation>训练多少秒后停止；0 表示不限。</translation>
    </message>
    <message>
        <source>Vector size</source>
        <translation>向量维度</translation>
    </message>
    <message>
        <source>Numbers in the vector of a word, a query and a product.</source>
        <translation>词、查询和商品的向量各有多少个数。</translation>
    </message>
    <message>
        <source>Filters of each width</source>
        <translation>每种宽度的卷积核数</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活率</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 正则</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>How sharply a query must prefer its product to the others of its batch.</source>
        <translation>查询要以多大的差距偏向自己的商品，而不是同批的其他商品。</translation>
    </message>
    <message>
        <source>Most words</source>
        <translation>词表上限</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>序列长度</translation>
    </message>
    <message>
        <source>Words of a text that the network reads; the rest is cut.</source>
        <translation>网络读取文本的前多少个词，其余截去。</translation>
    </message>
    <message>
        <source>Start from word vectors</source>
        <translation>用词向量起步</translation>
    </message>
    <message>
        <source>Train Word2Vec on the shop's own texts first and start the embedding from it.</source>
        <translation>先在店铺自己的文本上训练 Word2Vec，再用它初始化词嵌入。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Conv1D</source>
        <translation>Conv1D</translation>
    </message>
    <message>
        <source>Conv1D of the article</source>
        <translation>文章中的 Conv1D</translation>
    </message>
    <message>
        <source>There is no {kind} {name!r}; there are {names}.</source>
        <translation>没有{kind} {name!r}；可用的有 {names}。</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>There is no setting {name!r}; there are {names}.</source>
        <translation>没有设置 {name!r}；可用的有 {names}。</translation>
    </message>
    <message>
        <source>There is no run {run}; nothing has been trained here yet.</source>
        <translation>没有模型 {run}；这里还没有训练过。</translation>
    </message>
    <message>
        <source>There is no run {run}; there are {runs}.</source>
        <translation>没有模型 {run}；已有的是 {runs}。</translation>
    </message>
    <message>
        <source>The run {run} has no complete epoch; choose another.</source>
        <translation>模型 {run} 还没有完成一轮；请选择其他模型。</translation>
    </message>
    <message>
        <source>The run {run} is being trained; stop the training first.</source>
        <translation>模型 {run} 正在训练；请先停止训练。</translation>
    </message>
    <message>
        <source>{path} is a file; a workspace is a folder. Name a folder.</source>
        <translation>{path} 是文件，而工作区是文件夹。请指定一个文件夹。</translation>
    </message>
    <message>
        <source>The stored {kind} in {file} cannot be read ({reason}); import them again.</source>
        <translation>{file} 中保存的 {kind} 无法读取（{reason}）；请重新导入。</translation>
    </message>
    <message>
        <source>{path} is open for reading only; close the other window first.</source>
        <translation>{path} 以只读方式打开；请先关闭另一个窗口。</translation>
    </message>
    <message>
        <source>{path} holds other files ({files}); name an empty or a new folder.</source>
        <translation>{path} 里有其他文件（{files}）；请指定空文件夹或新文件夹。</translation>
    </message>
    <message>
        <source>{file} is damaged ({reason}); restore it, or import into a new folder.</source>
        <translation>{file} 已损坏（{reason}）；请恢复它，或导入到新文件夹。</translation>
    </message>
    <message>
        <source>A later version wrote {path} (format {format}); update the program.</source>
        <translation>{path} 由更新的版本写成（格式 {format}）；请升级程序。</translation>
    </message>
    <message>
        <source>{path} is in use by {program} (process {pid} on {host}, since {since}); close it or open for reading only.</source>
        <translation>{path} 正被 {program} 使用（主机 {host} 上的进程 {pid}，自 {since} 起）；请关闭它，或以只读方式打开。</translation>
    </message>
</context>
</TS>
