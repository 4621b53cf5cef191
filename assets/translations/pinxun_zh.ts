<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ABCard</name>
    <message>
        <source>synthetic data</source>
        <translation>合成数据</translation>
    </message>
    <message>
        <source>Shoppers, clicks and truth are the demo world's own.</source>
        <translation>顾客、点击和真相都来自演示世界。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>What interleaving says: {verdict}</source>
        <translation>交替对比说：{verdict}</translation>
    </message>
</context>
<context>
    <name>ABResult</name>
    <message>
        <source>Clicks an impression</source>
        <translation>每次曝光的点击</translation>
    </message>
    <message>
        <source>Purchases a list</source>
        <translation>每个列表的购买</translation>
    </message>
    <message>
        <source>1 / rank of first click</source>
        <translation>首次点击排名的倒数</translation>
    </message>
    <message>
        <source>nDCG@10</source>
        <translation>nDCG@10</translation>
    </message>
    <message>
        <source>Clicks a list is worth</source>
        <translation>列表应得的点击</translation>
    </message>
    <message>
        <source>What the test says</source>
        <translation>测试说</translation>
    </message>
    <message>
        <source>What is true</source>
        <translation>真相</translation>
    </message>
    <message>
        <source>tie</source>
        <translation>平局</translation>
    </message>
    <message>
        <source>{side} is better</source>
        <translation>{side} 更好</translation>
    </message>
    <message>
        <source>B − A {difference} (95 % interval {low} to {high}) · p {p}</source>
        <translation>B − A {difference}（95% 区间 {low} 到 {high}）· p {p}</translation>
    </message>
    <message>
        <source>In truth {side} is better; {sessions} sessions are too few for the test to see it.</source>
        <translation>实际上 {side} 更好；{sessions} 次会话太少，检验还看不出来。</translation>
    </message>
    <message>
        <source>The test says {side} is better, but in truth they are equal.</source>
        <translation>测试说 {side} 更好，但真相是两者相同。</translation>
    </message>
    <message>
        <source>The test says {said} is better, but in truth {true} is: clicks mislead.</source>
        <translation>测试说 {said} 更好，但真相是 {true} 更好：点击误导了测试。</translation>
    </message>
    <message>
        <source>The test calls it a tie, and so does the truth.</source>
        <translation>测试说平局，真相也这么说。</translation>
    </message>
    <message>
        <source>The test says {side} is better, and so it is.</source>
        <translation>测试说 {side} 更好，真相也这么说。</translation>
    </message>
    <message>
        <source>Position-based</source>
        <translation>按位置</translation>
    </message>
    <message>
        <source>Cascade</source>
        <translation>级联</translation>
    </message>
    <message>
        <source>Poisoned: random</source>
        <translation>投毒：随机</translation>
    </message>
    <message>
        <source>Poisoned: adversarial</source>
        <translation>投毒：对抗</translation>
    </message>
    <message>
        <source>The lower a product stands, the fewer look at it</source>
        <translation>排得越低，看的人越少</translation>
    </message>
    <message>
        <source>They look from the top until they are satisfied</source>
        <translation>从上往下看，满意为止</translation>
    </message>
    <message>
        <source>A machine clicks anything anywhere</source>
        <translation>机器到处乱点</translation>
    </message>
    <message>
        <source>Somebody clicks just what does not fit</source>
        <translation>有人专点不相关的结果</translation>
    </message>
    <message>
        <source>sessions {sessions} · lists {lists} · events {events} · seed {seed} · {seconds} s</source>
        <translation>{sessions} 次会话 · {lists} 个列表 · {events} 个事件 · 种子 {seed} · {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message>
        <source>“{title}” is out of sight, and less of its like will come</source>
        <translation>已隐去“{title}”，类似的也会少出现</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>{action} ({key})</source>
        <translation>{action}（{key}）</translation>
    </message>
    <message>
        <source>Done: {action}</source>
        <translation>已{action}</translation>
    </message>
    <message>
        <source>Take back: {action} ({key})</source>
        <translation>取消：{action}（{key}）</translation>
    </message>
</context>
<context>
    <name>ActionRegistry</name>
    <message>
        <source>Not possible at the moment</source>
        <translation>现在不可用</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Selected result</source>
        <translation>所选结果</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Shops and data</source>
        <translation>店铺与数据</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Nothing to choose from here</source>
        <translation>这里没有可选项</translation>
    </message>
    <message>
        <source>No shop is open yet</source>
        <translation>还没有打开店铺</translation>
    </message>
    <message>
        <source>There are no {products} to search yet</source>
        <translation>还没有可搜索的{products}</translation>
    </message>
    <message>
        <source>Select a result first</source>
        <translation>请先选中一条结果</translation>
    </message>
    <message>
        <source>Only where one acts as a {shopper}: Demo or Train</source>
        <translation>仅在以{shopper}身份操作时可用（演示或训练）</translation>
    </message>
    <message>
        <source>No filter is set</source>
        <translation>没有设置筛选</translation>
    </message>
    <message>
        <source>The shop is being opened</source>
        <translation>店铺正在打开</translation>
    </message>
    <message>
        <source>This shop is open read-only</source>
        <translation>店铺以只读方式打开</translation>
    </message>
    <message>
        <source>A training or an update is under way</source>
        <translation>正在训练或更新</translation>
    </message>
    <message>
        <source>A setting in the training panel breaks its rule</source>
        <translation>训练面板中有设置不合规则</translation>
    </message>
    <message>
        <source>Nothing is being trained</source>
        <translation>当前没有训练</translation>
    </message>
    <message>
        <source>There are no curves yet</source>
        <translation>还没有曲线</translation>
    </message>
    <message>
        <source>No update is under way</source>
        <translation>当前没有更新</translation>
    </message>
    <message>
        <source>No update is in use that could be taken back</source>
        <translation>没有可撤销的更新</translation>
    </message>
    <message>
        <source>Needs a shop with {products} that may be written to</source>
        <translation>需要一个有{products}且可写入的店铺</translation>
    </message>
    <message>
        <source>Nothing has been done in this session yet</source>
        <translation>本次会话还没有任何行为</translation>
    </message>
    <message>
        <source>Open the behaviour first</source>
        <translation>请先打开“行为”</translation>
    </message>
    <message>
        <source>Feedback: behaviour</source>
        <translation>反馈：行为</translation>
    </message>
    <message>
        <source>Feedback: updates</source>
        <translation>反馈：更新</translation>
    </message>
    <message>
        <source>Feedback: experiments</source>
        <translation>反馈：实验</translation>
    </message>
    <message>
        <source>Save the behaviour charts as PNG</source>
        <translation>行为图表存为 PNG</translation>
    </message>
    <message>
        <source>Save the behaviour report as HTML</source>
        <translation>行为报告存为 HTML</translation>
    </message>
    <message>
        <source>Save the behaviour tables as CSV</source>
        <translation>行为表格存为 CSV</translation>
    </message>
    <message>
        <source>Behaviour: undo the last filter</source>
        <translation>行为：撤销上一个筛选</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Show the folder of the log</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>About Pinxun</source>
        <translation>关于品寻</translation>
    </message>
    <message>
        <source>The documentation is not installed beside the program</source>
        <translation>程序旁没有安装文档</translation>
    </message>
    <message>
        <source>Pinxun {version}</source>
        <translation>品寻 {version}</translation>
    </message>
    <message>
        <source>A workbench for neural shopping search. MIT licence. Nothing leaves this machine.</source>
        <translation>神经网络商品搜索工作台。MIT 许可证。所有数据都留在本机。</translation>
    </message>
    <message>
        <source>Method: hybrid</source>
        <translation>搜索方式：混合</translation>
    </message>
    <message>
        <source>Method: lexical</source>
        <translation>搜索方式：词汇</translation>
    </message>
    <message>
        <source>Method: neural</source>
        <translation>搜索方式：神经</translation>
    </message>
    <message>
        <source>Sort: best match</source>
        <translation>排序：综合排序</translation>
    </message>
    <message>
        <source>Sort: price, low first</source>
        <translation>排序：价格从低到高</translation>
    </message>
    <message>
        <source>Sort: price, high first</source>
        <translation>排序：价格从高到低</translation>
    </message>
    <message>
        <source>Sort: best selling</source>
        <translation>排序：销量优先</translation>
    </message>
    <message>
        <source>Sort: best rated</source>
        <translation>排序：评分优先</translation>
    </message>
    <message>
        <source>Selected result: {favourite}</source>
        <translation>所选结果：{favourite}</translation>
    </message>
    <message>
        <source>Selected result: {cart}</source>
        <translation>所选结果：{cart}</translation>
    </message>
    <message>
        <source>Selected result: {purchase}</source>
        <translation>所选结果：{purchase}</translation>
    </message>
    <message>
        <source>Selected result: {dismiss}</source>
        <translation>所选结果：{dismiss}</translation>
    </message>
    <message>
        <source>Copy the id of the selected result</source>
        <translation>复制所选结果的编号</translation>
    </message>
    <message>
        <source>Copy the row of the selected result</source>
        <translation>复制所选结果的整行</translation>
    </message>
    <message>
        <source>Copy all results</source>
        <translation>复制全部结果</translation>
    </message>
    <message>
        <source>Export results…</source>
        <translation>导出结果…</translation>
    </message>
    <message>
        <source>Go to the search box</source>
        <translation>转到搜索框</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清空搜索</translation>
    </message>
    <message>
        <source>Go to the results</source>
        <translation>转到结果列表</translation>
    </message>
    <message>
        <source>Filter by {category}</source>
        <translation>按{category}筛选</translation>
    </message>
    <message>
        <source>Filter by {brand}</source>
        <translation>按{brand}筛选</translation>
    </message>
    <message>
        <source>Filter by price</source>
        <translation>按价格筛选</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>Open the selected result</source>
        <translation>打开所选结果</translation>
    </message>
    <message>
        <source>Why here? Explain the selected result</source>
        <translation>为什么在这里？解释所选结果</translation>
    </message>
    <message>
        <source>Selected result into a made-up history</source>
        <translation>把所选结果加入虚构历史</translation>
    </message>
    <message>
        <source>Walk the results</source>
        <translation>在结果间移动</translation>
    </message>
    <message>
        <source>A page on or back, first, last</source>
        <translation>翻页、到首条、到末条</translation>
    </message>
    <message>
        <source>Copy the title of the selected result</source>
        <translation>复制所选结果的标题</translation>
    </message>
    <message>
        <source>Choose a {shopper}</source>
        <translation>选择{shopper}</translation>
    </message>
    <message>
        <source>Make up a {shopper}</source>
        <translation>虚构{shopper}</translation>
    </message>
    <message>
        <source>Personal search on or off</source>
        <translation>开启或关闭个性化</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>新会话</translation>
    </message>
    <message>
        <source>Shop as a guest</source>
        <translation>切换为游客</translation>
    </message>
    <message>
        <source>Shop as {name}</source>
        <translation>切换为 {name}</translation>
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
        <source>Open the demo world</source>
        <translation>打开演示数据</translation>
    </message>
    <message>
        <source>Reset the demo world…</source>
        <translation>重置演示数据…</translation>
    </message>
    <message>
        <source>Show the folder of the open shop</source>
        <translation>打开当前店铺的文件夹</translation>
    </message>
    <message>
        <source>Open the shop {name}</source>
        <translation>打开店铺 {name}</translation>
    </message>
    <message>
        <source>Training panel: curves</source>
        <translation>训练面板：曲线</translation>
    </message>
    <message>
        <source>Training panel: runs</source>
        <translation>训练面板：模型</translation>
    </message>
    <message>
        <source>Train with the settings of the panel</source>
        <translation>按面板设置开始训练</translation>
    </message>
    <message>
        <source>Let the settings of the panel wait for their turn</source>
        <translation>把面板中的设置排进队列</translation>
    </message>
    <message>
        <source>Pause the training, or go on with the paused one</source>
        <translation>暂停训练，或继续暂停中的训练</translation>
    </message>
    <message>
        <source>Measure the model that is being trained</source>
        <translation>测量正在训练的模型</translation>
    </message>
    <message>
        <source>Stop the training and keep the best epoch</source>
        <translation>停止训练并保留最好的一轮</translation>
    </message>
    <message>
        <source>Save the curves as {name}</source>
        <translation>曲线存为 {name}</translation>
    </message>
    <message>
        <source>Update the model from what was done</source>
        <translation>用新行为更新模型</translation>
    </message>
    <message>
        <source>Cancel the update</source>
        <translation>取消更新</translation>
    </message>
    <message>
        <source>Undo the update</source>
        <translation>撤销更新</translation>
    </message>
    <message>
        <source>Verdict of the last update</source>
        <translation>上次更新的结论</translation>
    </message>
    <message>
        <source>Rank with {name}</source>
        <translation>用 {name} 排序</translation>
    </message>
    <message>
        <source>Arrangement: demo</source>
        <translation>布局：演示</translation>
    </message>
    <message>
        <source>Arrangement: train</source>
        <translation>布局：训练</translation>
    </message>
    <message>
        <source>Arrangement: inspect</source>
        <translation>布局：检验</translation>
    </message>
    <message>
        <source>Arrangement: feedback</source>
        <translation>布局：反馈</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Theme: like the desktop</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Language: Chinese</source>
        <translation>语言：中文</translation>
    </message>
    <message>
        <source>Language: English</source>
        <translation>语言：英文</translation>
    </message>
    <message>
        <source>Results as cards</source>
        <translation>结果显示为卡片</translation>
    </message>
    <message>
        <source>Results as a list</source>
        <translation>结果显示为列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Training panel</source>
        <translation>训练面板</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检验面板</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Start the demonstration</source>
        <translation>开始演示</translation>
    </message>
    <message>
        <source>Record a demonstration</source>
        <translation>录制演示</translation>
    </message>
    <message>
        <source>Walk the demonstration</source>
        <translation>演示翻页</translation>
    </message>
    <message>
        <source>Put demonstrations together</source>
        <translation>编排演示</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>There is no earlier search</source>
        <translation>没有更早的搜索</translation>
    </message>
    <message>
        <source>There is no later search</source>
        <translation>没有更晚的搜索</translation>
    </message>
    <message>
        <source>There are no recent searches</source>
        <translation>没有最近搜索</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <source>Back to the search before</source>
        <translation>回到上一次搜索</translation>
    </message>
    <message>
        <source>On to the search after</source>
        <translation>前进到下一次搜索</translation>
    </message>
    <message>
        <source>Clear the recent searches</source>
        <translation>清空最近搜索</translation>
    </message>
    <message>
        <source>Search for {name}</source>
        <translation>搜索“{name}”</translation>
    </message>
    <message>
        <source>Picture of the window</source>
        <translation>窗口截图</translation>
    </message>
    <message>
        <source>Search as you type</source>
        <translation>边输入边搜索</translation>
    </message>
    <message>
        <source>Chinese, pinyin or English: the results follow every letter. The buttons beside it choose between words, meaning, and both.</source>
        <translation>中文、拼音、英文都可以，结果随每次输入更新。旁边的按钮选择按词汇、按语义，或两者兼用。</translation>
    </message>
    <message>
        <source>Act, and ask why</source>
        <translation>操作，并追问为什么</translation>
    </message>
    <message>
        <source>Click a card to open it; ♥, cart and buy change what comes next at once. Why here? tells what put it at its rank.</source>
        <translation>点击卡片查看商品；收藏、加购、购买会立刻影响后面的排序。“为什么在这里？”说明它为何排在这个位置。</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>Here a network learns this shop, with live curves; F5 starts it and the results move while it learns. F1 shows all keys.</source>
        <translation>在这里让网络学习这家店，曲线实时更新；按 F5 开始，结果随训练变化。按 F1 查看全部快捷键。</translation>
    </message>
    <message>
        <source>Draw the curves over epochs, steps or time in turn</source>
        <translation>曲线横轴轮换：轮、步、时间</translation>
    </message>
    <message>
        <source>Draw the curves on a logarithmic or linear scale</source>
        <translation>曲线纵轴切换：对数、线性</translation>
    </message>
    <message>
        <source>Show all of the curves after a zoom</source>
        <translation>缩放后显示全部曲线</translation>
    </message>
    <message>
        <source>Open the training panel first</source>
        <translation>请先打开训练面板</translation>
    </message>
    <message>
        <source>Nothing new to pin; five at most are</source>
        <translation>没有可固定的新查询；最多固定五个</translation>
    </message>
    <message>
        <source>No epochs of a search run are in the curves</source>
        <translation>曲线中没有检索模型的轮次</translation>
    </message>
    <message>
        <source>Go to another epoch in the training panel first</source>
        <translation>请先在训练面板中选择另一轮</translation>
    </message>
    <message>
        <source>The run in use ranks already</source>
        <translation>正在使用的模型已在排序</translation>
    </message>
    <message>
        <source>Pin the query: watch its results while a model learns</source>
        <translation>固定查询：训练时观察它的结果</translation>
    </message>
    <message>
        <source>Play the epochs of the run in the curves</source>
        <translation>逐轮播放曲线中的模型</translation>
    </message>
    <message>
        <source>Keep the epoch on screen</source>
        <translation>保留屏幕上的这一轮</translation>
    </message>
    <message>
        <source>Back from an epoch to the run in use</source>
        <translation>从某一轮回到正在使用的模型</translation>
    </message>
    <message>
        <source>Select or tick two runs or more in their table first</source>
        <translation>请先在模型表中选中或勾选至少两个模型</translation>
    </message>
    <message>
        <source>Open the table of runs large</source>
        <translation>放大打开模型表</translation>
    </message>
    <message>
        <source>Compare the runs that are selected or ticked</source>
        <translation>对比选中或勾选的模型</translation>
    </message>
    <message>
        <source>Open a run from a file</source>
        <translation>从文件打开模型</translation>
    </message>
    <message>
        <source>Open the training panel first, while nothing is trained</source>
        <translation>请先打开训练面板，并且不在训练中</translation>
    </message>
    <message>
        <source>Settings of training: back to defaults</source>
        <translation>训练设置：恢复默认</translation>
    </message>
    <message>
        <source>See how training changes texts</source>
        <translation>看看训练怎样改写文本</translation>
    </message>
    <message>
        <source>Tune: try many settings</source>
        <translation>试参数：逐一试多组设置</translation>
    </message>
    <message>
        <source>Small and fast: make a run smaller</source>
        <translation>小而快：压缩模型</translation>
    </message>
    <message>
        <source>Noise lab: how much noise models stand</source>
        <translation>噪声实验室：模型能承受多少噪声</translation>
    </message>
    <message>
        <source>Label noise: find labels that are probably wrong</source>
        <translation>标签噪声：找出可能有误的标签</translation>
    </message>
    <message>
        <source>Clean texts: find spam and what says nothing</source>
        <translation>清洗文本：找出垃圾和无内容的文本</translation>
    </message>
    <message>
        <source>What the model learned: layers, kernels, neighbours</source>
        <translation>模型学到了什么：层、卷积核、近邻</translation>
    </message>
    <message>
        <source>Map of the {products}: principal components</source>
        <translation>{products}地图：主成分</translation>
    </message>
    <message>
        <source>Map of the {products}: t-SNE</source>
        <translation>{products}地图：t-SNE</translation>
    </message>
    <message>
        <source>On the map: the next {product} that way</source>
        <translation>地图上：那个方向的下一件{product}</translation>
    </message>
    <message>
        <source>On the map: move it</source>
        <translation>地图上：移动</translation>
    </message>
    <message>
        <source>On the map: closer, farther, all</source>
        <translation>地图上：放大、缩小、全部</translation>
    </message>
    <message>
        <source>Map of the {products}</source>
        <translation>{products}地图</translation>
    </message>
    <message>
        <source>Selected result on the map</source>
        <translation>在地图上找到所选结果</translation>
    </message>
    <message>
        <source>Results no longer from the map alone</source>
        <translation>取消地图圈选</translation>
    </message>
    <message>
        <source>Nothing is marked on the map</source>
        <translation>地图上没有圈选</translation>
    </message>
    <message>
        <source>Pin the selected result, to set others beside it</source>
        <translation>钉住所选结果，用来与别的比较</translation>
    </message>
    <message>
        <source>Why is … not here? Name what is missing</source>
        <translation>为什么没有…？查一个没有出现的商品</translation>
    </message>
    <message>
        <source>Search for something first</source>
        <translation>请先搜索</translation>
    </message>
    <message>
        <source>Compare systems on judged queries…</source>
        <translation>在已标注查询上比较系统…</translation>
    </message>
    <message>
        <source>Frozen result lists: what has moved since…</source>
        <translation>冻结的结果列表：此后有何变动…</translation>
    </message>
    <message>
        <source>How categories are guessed: confusion, curves…</source>
        <translation>类目判得如何：混淆矩阵、曲线…</translation>
    </message>
    <message>
        <source>Freeze this result list</source>
        <translation>冻结这份结果列表</translation>
    </message>
    <message>
        <source>Judging: queries of a set</source>
        <translation>评判：查询集中的查询</translation>
    </message>
    <message>
        <source>Judging: agreement and disputes</source>
        <translation>评判：一致性与分歧</translation>
    </message>
    <message>
        <source>Judging: 0, 1, 2, 3</source>
        <translation>评判：0、1、2、3</translation>
    </message>
    <message>
        <source>Judging: can't tell</source>
        <translation>评判：无法判断</translation>
    </message>
    <message>
        <source>Judging: take back</source>
        <translation>评判：撤回</translation>
    </message>
    <message>
        <source>Judge results with A S D F</source>
        <translation>用 A S D F 评判结果</translation>
    </message>
    <message>
        <source>Judging view: one by one</source>
        <translation>评判视图：逐个评判</translation>
    </message>
    <message>
        <source>Keep it so: the selected result at the top</source>
        <translation>保持如此：所选结果排在前列</translation>
    </message>
    <message>
        <source>Keep it so: above the next result</source>
        <translation>保持如此：排在下一个结果前面</translation>
    </message>
    <message>
        <source>Keep it so: the selected result never here</source>
        <translation>保持如此：所选结果不再出现在这里</translation>
    </message>
    <message>
        <source>Keep it so: nothing of its {category} here</source>
        <translation>保持如此：这里没有它所属的{category}</translation>
    </message>
    <message>
        <source>Keep it so: the whole list as it is</source>
        <translation>保持如此：整个列表不变</translation>
    </message>
    <message>
        <source>Keep it so: another rule…</source>
        <translation>保持如此：其他规则…</translation>
    </message>
    <message>
        <source>Checks: what must stay so</source>
        <translation>检查：哪些必须保持不变</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>立即全部检查</translation>
    </message>
    <message>
        <source>Add a check…</source>
        <translation>添加检查…</translation>
    </message>
    <message>
        <source>What if… Edit the selected result and see its rank move</source>
        <translation>如果……编辑所选结果，看它的名次怎么变</translation>
    </message>
</context>
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
    <name>AgreementTab</name>
    <message>
        <source>Disputes</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>Disputes: {count}</source>
        <translation>分歧：{count}</translation>
    </message>
    <message>
        <source>Agreement needs two judges who graded the same products, not all alike. Another judge writes a name above and judges the same queries.</source>
        <translation>一致性需要两位评判人评过同样的商品，且评分不全相同。另一位评判人在上方写下名字，再评判同样的查询即可。</translation>
    </message>
    <message>
        <source>Krippendorff's alpha (ordinal) with a 95 % bootstrap interval, over {pairs} pairs that {judges} judged. 1: all agree, 0: as by chance; from 0.8 on grades are reliable, from 0.667 with care. One grade of several is that of the majority, of equals the lower.</source>
        <translation>Krippendorff α（有序）及其 95% 自助法区间，基于 {judges} 都评过的 {pairs} 对。1 为完全一致，0 与随机无异；0.8 以上评分可靠，0.667 以上须谨慎。多人评分取多数，票数相同取较低者。</translation>
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
    <name>AssertionForm</name>
    <message>
        <source>Leave out quotation marks; a file could not hold this.</source>
        <translation>请去掉引号，否则无法写入文件。</translation>
    </message>
    <message>
        <source>Fill in every field but the set, which may stay empty.</source>
        <translation>请填写每一项，评测集可以留空。</translation>
    </message>
    <message>
        <source>What must stay so</source>
        <translation>必须保持不变的规则</translation>
    </message>
    <message>
        <source>A product is in the top</source>
        <translation>某商品在前列</translation>
    </message>
    <message>
        <source>A product is not in the top</source>
        <translation>某商品不在前列</translation>
    </message>
    <message>
        <source>One product is above another</source>
        <translation>一个商品排在另一个前面</translation>
    </message>
    <message>
        <source>None of the top has …</source>
        <translation>前列都没有…</translation>
    </message>
    <message>
        <source>All of the top have …</source>
        <translation>前列全是…</translation>
    </message>
    <message>
        <source>At least so many of the top have …</source>
        <translation>前列至少有若干件是…</translation>
    </message>
    <message>
        <source>At most so many of the top have …</source>
        <translation>前列最多有若干件是…</translation>
    </message>
    <message>
        <source>The top stays as it is now (snapshot)</source>
        <translation>前列与现在相同（快照）</translation>
    </message>
    <message>
        <source>A metric of judged queries is at least …</source>
        <translation>评判查询的指标不低于…</translation>
    </message>
    <message>
        <source>A metric is not lower than that of another run</source>
        <translation>指标不低于另一个模型</translation>
    </message>
    <message>
        <source>Searches are fast</source>
        <translation>搜索够快</translation>
    </message>
    <message>
        <source>Few queries find nothing</source>
        <translation>很少有查询无结果</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>任意位置</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Product id</source>
        <translation>商品编号</translation>
    </message>
    <message>
        <source>Above the product id</source>
        <translation>排在哪个商品前面（编号）</translation>
    </message>
    <message>
        <source>Word, category or brand</source>
        <translation>词、类目或品牌</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Run, RUN:METHOD or :lexical</source>
        <translation>模型、模型:方法 或 :lexical</translation>
    </message>
    <message>
        <source>Query set (empty: the imported one)</source>
        <translation>评测集（留空：导入的评判）</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>前几名</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>不低于</translation>
    </message>
    <message>
        <source>RBO at least</source>
        <translation>RBO 不低于</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>容许差距</translation>
    </message>
    <message>
        <source>Sure, %</source>
        <translation>把握，%</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>At most, ms</source>
        <translation>不超过，毫秒</translation>
    </message>
    <message>
        <source>At most, %</source>
        <translation>不超过，%</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>AssertionsModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Assertion</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>no rule</source>
        <translation>不是规则</translation>
    </message>
</context>
<context>
    <name>AssertionsTable</name>
    <message>
        <source>Assertions</source>
        <translation>规则列表</translation>
    </message>
</context>
<context>
    <name>AugmentationDialog</name>
    <message>
        <source>Changed texts</source>
        <translation>改写后的文本</translation>
    </message>
    <message>
        <source>Texts as they are and as they are learned</source>
        <translation>原来的文本和学习时的文本</translation>
    </message>
    <message>
        <source>Next pass</source>
        <translation>下一遍</translation>
    </message>
    <message>
        <source>In each pass other texts are changed; the same seed gives the same changes</source>
        <translation>每一遍改写的文本不同；种子相同，改写就相同</translation>
    </message>
    <message>
        <source>“Read otherwise: no” means that the network sees the same words: traditional characters, for one, are read as simplified ones.</source>
        <translation>“读来不同：否”表示网络读到的词没有变，例如繁体字会按简体字来读。</translation>
    </message>
    <message>
        <source>Changing texts…</source>
        <translation>正在改写文本……</translation>
    </message>
    <message>
        <source>No text is changed: all rates are 0, or nothing fits any of them.</source>
        <translation>没有文本被改写：所有比例都是 0，或者没有可改之处。</translation>
    </message>
    <message>
        <source>Pass {number}: {changed} of the first {texts} texts are changed.</source>
        <translation>第 {number} 遍：前 {texts} 条文本中有 {changed} 条被改写。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Automatic</name>
    <message>
        <source>Update by itself after</source>
        <translation>自动更新（每几次行为）</translation>
    </message>
    <message>
        <source>Learn as soon as {count} actions have come in since the last update</source>
        <translation>自上次更新起每有 {count} 次新行为就自动学习</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Update only when asked</source>
        <translation>只在点击时更新</translation>
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
    <name>Balance</name>
    <message>
        <source>◀ A is better</source>
        <translation>◀ A 更好</translation>
    </message>
    <message>
        <source>B is better ▶</source>
        <translation>B 更好 ▶</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>无差别</translation>
    </message>
</context>
<context>
    <name>BarsChart</name>
    <message>
        <source>click-through {share}</source>
        <translation>点击率 {share}</translation>
    </message>
    <message>
        <source>bought {share} of what was clicked</source>
        <translation>点击后购买 {share}</translation>
    </message>
    <message>
        <source>{name}: {count} event</source>
        <translation>{name}：{count} 个事件</translation>
    </message>
    <message>
        <source>{name}: {count} events</source>
        <translation>{name}：{count} 个事件</translation>
    </message>
</context>
<context>
    <name>BeforeAfterStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dismiss the comparison</source>
        <translation>关闭前后对比</translation>
    </message>
    <message>
        <source>Measured on held-out queries that no training has seen; higher is better.</source>
        <translation>在训练没有见过的留出查询上测得，越高越好。</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>仅词汇</translation>
    </message>
    <message>
        <source>The list is the same</source>
        <translation>排序没有变化</translation>
    </message>
    <message>
        <source>{up} up · {down} down · {new} new · {gone} gone</source>
        <translation>上升 {up} · 下降 {down} · 新进 {new} · 移出 {gone}</translation>
    </message>
    <message>
        <source>Show one line</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>展开全部</translation>
    </message>
</context>
<context>
    <name>BehaviourPage</name>
    <message>
        <source>Saved {path}</source>
        <translation>已保存到 {path}</translation>
    </message>
    <message>
        <source>More has been done since this log was read.</source>
        <translation>读取之后又有新的行为。</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>The behaviour cannot be read</source>
        <translation>无法读取行为日志</translation>
    </message>
    <message>
        <source>Act in the grid as a shopper, or import a log: then there is something to see here.</source>
        <translation>在结果里像顾客一样点击、收藏、购买，或者导入一份日志，这里就有内容了。</translation>
    </message>
    <message>
        <source>No behaviour yet</source>
        <translation>还没有行为</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>BestPlot</name>
    <message>
        <source>Trial</source>
        <translation>试验</translation>
    </message>
</context>
<context>
    <name>BumpChart</name>
    <message>
        <source>outside</source>
        <translation>榜外</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>相关度 {grade}</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>ranks: {ranks}</source>
        <translation>名次：{ranks}</translation>
    </message>
    <message>
        <source>outside the 10</source>
        <translation>前 10 之外</translation>
    </message>
    <message>
        <source>Ranks of the ten best after each epoch</source>
        <translation>每轮之后前十名的名次</translation>
    </message>
    <message>
        <source>Up and Down go through the products, Enter opens one</source>
        <translation>上下方向键逐个查看，回车打开</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>pinned</source>
        <translation>已钉住</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Filter by this</source>
        <translation>按此筛选</translation>
    </message>
    <message>
        <source>Show the events</source>
        <translation>查看明细</translation>
    </message>
</context>
<context>
    <name>CheckDetails</name>
    <message>
        <source>Not checked yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>Search for it</source>
        <translation>搜索它</translation>
    </message>
</context>
<context>
    <name>CheckProcess</name>
    <message>
        <source>Checking could not start: {reason}.</source>
        <translation>无法开始检查：{reason}。</translation>
    </message>
    <message>
        <source>Checking ended unexpectedly (code {code}).</source>
        <translation>检查意外结束（代码 {code}）。</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Removed: {sentence}</source>
        <translation>已移除：{sentence}</translation>
    </message>
    <message>
        <source>Kept in {file}: {sentence}</source>
        <translation>已记入 {file}：{sentence}</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>已放回</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ChecksWindow</name>
    <message>
        <source>Saved in {file}</source>
        <translation>已保存到 {file}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>全部检查</translation>
    </message>
    <message>
        <source>No file is open</source>
        <translation>没有打开的文件</translation>
    </message>
    <message>
        <source>{count} lines are no rules; mend them in an editor</source>
        <translation>有 {count} 行不是规则，请在编辑器中改正</translation>
    </message>
    <message>
        <source>{count} assertions</source>
        <translation>{count} 条规则</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>What must stay so?</source>
        <translation>哪些必须保持不变？</translation>
    </message>
    <message>
        <source>Right-click a result and keep it so, add an assertion here, or write a file by hand, one a line. `check` on the command line reads the same file.</source>
        <translation>右键点击结果选“保持如此”，在这里添加规则，或手写文件，一行一条。命令行的 `check` 读取同一个文件。</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Check every assertion of the file (F5)</source>
        <translation>检查文件中的每条规则（F5）</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take the selected assertion out of the file (Del)</source>
        <translation>从文件中移除所选规则（Del）</translation>
    </message>
    <message>
        <source>Pin as it is now</source>
        <translation>固定为当前状态</translation>
    </message>
    <message>
        <source>From now on changes are told from today's queries, judgments, catalogue and run</source>
        <translation>从现在起，查询、评判、商品目录和模型的变化都与此刻比较</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>New rows join those of the shop; products with an id that is there already are updated. Nothing is removed.</source>
        <translation>新的行加入店铺；编号已存在的商品会被更新，不会删除任何内容。</translation>
    </message>
    <message>
        <source>Each kind of table in these files takes the place of the one in the shop. Kinds that are not here stay as they are, and so do the runs.</source>
        <translation>这些文件中的每类表格会替换店铺里的同类表格；这里没有的类别和已有的模型保持不变。</translation>
    </message>
    <message>
        <source>Replace what is there</source>
        <translation>替换已有数据</translation>
    </message>
    <message>
        <source>Add to what is there</source>
        <translation>追加到已有数据</translation>
    </message>
</context>
<context>
    <name>ClassesWindow</name>
    <message>
        <source>No run of this shop guesses categories; train one first.</source>
        <translation>本店还没有能判类目的模型；请先训练一个。</translation>
    </message>
    <message>
        <source>Guessing the texts that the run held out…</source>
        <translation>正在判断该模型留出的文本…</translation>
    </message>
    <message>
        <source>How categories are guessed</source>
        <translation>类目判得如何</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>精确率与召回率</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>(others)</source>
        <translation>（其他）</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>False positive rate</source>
        <translation>假阳性率</translation>
    </message>
    <message>
        <source>True positive rate</source>
        <translation>真阳性率</translation>
    </message>
    <message>
        <source>error {error}</source>
        <translation>误差 {error}</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>所说概率</translation>
    </message>
    <message>
        <source>Share that is right</source>
        <translation>判对的比例</translation>
    </message>
    <message>
        <source>{count} texts held out</source>
        <translation>{count} 条留出文本</translation>
    </message>
</context>
<context>
    <name>CompareButton</name>
    <message>
        <source>Compare systems, freeze this list, see how categories are guessed</source>
        <translation>比较系统、冻结这份列表、查看类目判得如何</translation>
    </message>
    <message>
        <source>Compare systems…</source>
        <translation>比较系统…</translation>
    </message>
    <message>
        <source>Freeze this result list</source>
        <translation>冻结这份结果列表</translation>
    </message>
    <message>
        <source>Frozen result lists…</source>
        <translation>冻结的结果列表…</translation>
    </message>
    <message>
        <source>How categories are guessed…</source>
        <translation>类目判得如何…</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>The result list is frozen.</source>
        <translation>结果列表已冻结。</translation>
    </message>
</context>
<context>
    <name>ComparisonWindow</name>
    <message>
        <source>Every system ranks the queries…</source>
        <translation>各系统正在为查询排序…</translation>
    </message>
    <message>
        <source>Saved in this shop.</source>
        <translation>已保存在本店。</translation>
    </message>
    <message>
        <source>Nothing has changed since.</source>
        <translation>此后没有任何变化。</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>导出比较</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Choose two to five systems. They rank the same judged queries.</source>
        <translation>请选择 2 到 5 个系统，它们为同一批已标注查询排序。</translation>
    </message>
    <message>
        <source>Compare systems</source>
        <translation>比较系统</translation>
    </message>
    <message>
        <source>How far the measuring is</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep this comparison in the shop</source>
        <translation>把这次比较保存在本店</translation>
    </message>
    <message>
        <source>Saved comparisons…</source>
        <translation>已保存的比较…</translation>
    </message>
    <message>
        <source>Export as page…</source>
        <translation>导出为网页…</translation>
    </message>
    <message>
        <source>One HTML file that needs nothing else</source>
        <translation>一个 HTML 文件，无需其他文件</translation>
    </message>
    <message>
        <source>Export as table…</source>
        <translation>导出为表格…</translation>
    </message>
    <message>
        <source>Every query with the values of all systems</source>
        <translation>每个查询及各系统的取值</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>已写入 {file}。</translation>
    </message>
    <message>
        <source>Name of this comparison</source>
        <translation>这次比较的名称</translation>
    </message>
</context>
<context>
    <name>Compressing</name>
    <message>
        <source>{run} ranks now</source>
        <translation>现在由 {run} 排序</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{run} ranks again</source>
        <translation>已恢复由 {run} 排序</translation>
    </message>
    <message>
        <source>Making a run smaller: nothing of it is kept, and no run changes.</source>
        <translation>模型压缩：这次不留任何结果，所有模型都不变。</translation>
    </message>
</context>
<context>
    <name>CompressionDialog</name>
    <message>
        <source>Small and fast</source>
        <translation>小而快</translation>
    </message>
</context>
<context>
    <name>CompressionForm</name>
    <message>
        <source>Run</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Weights pruned</source>
        <translation>剪掉的权重</translation>
    </message>
    <message>
        <source>Its network</source>
        <translation>学生的网络</translation>
    </message>
    <message>
        <source>Its filters</source>
        <translation>学生的卷积核</translation>
    </message>
    <message>
        <source>Its numbers</source>
        <translation>学生的维数</translation>
    </message>
    <message>
        <source>Its teacher</source>
        <translation>学生的教师</translation>
    </message>
    <message>
        <source>half of the run's</source>
        <translation>原模型的一半</translation>
    </message>
    <message>
        <source>Numbers in the student's vectors; half are half the file</source>
        <translation>学生向量的维数；减半则文件减半</translation>
    </message>
    <message>
        <source>the run itself</source>
        <translation>原模型</translation>
    </message>
    <message>
        <source>the pretrained encoder</source>
        <translation>预训练编码器</translation>
    </message>
</context>
<context>
    <name>CompressionProcess</name>
    <message>
        <source>Compressing could not start: {reason}.</source>
        <translation>压缩无法开始：{reason}。</translation>
    </message>
    <message>
        <source>Compressing ended unexpectedly (code {code}).</source>
        <translation>压缩意外结束（代码 {code}）。</translation>
    </message>
</context>
<context>
    <name>CompressionView</name>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>正在结束…</translation>
    </message>
    <message>
        <source>{stage}, about {seconds} s left</source>
        <translation>{stage}，还需约 {seconds} 秒</translation>
    </message>
    <message>
        <source>Cancelled; no run has changed.</source>
        <translation>已取消；所有模型都没有改变。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Make and measure</source>
        <translation>制作并测量</translation>
    </message>
    <message>
        <source>Search with {name}</source>
        <translation>用“{name}”检索</translation>
    </message>
    <message>
        <source>Search with this variant</source>
        <translation>用此变体检索</translation>
    </message>
    <message>
        <source>Keeps the variant as a run of its own and lets it rank; can be undone</source>
        <translation>把变体保存为独立的模型并用它排序；可以撤销</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Time to read a query</source>
        <translation>读取一个查询的时间</translation>
    </message>
    <message>
        <source>search</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Time of the whole search</source>
        <translation>整次检索的时间</translation>
    </message>
    <message>
        <source>ms, half to 95 % of all times</source>
        <translation>毫秒（中位数至 95 分位）</translation>
    </message>
    <message>
        <source>Quality by size</source>
        <translation>质量与大小</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Quality by time</source>
        <translation>质量与时间</translation>
    </message>
    <message>
        <source>There is no search run yet; train one first.</source>
        <translation>还没有检索模型；请先训练一个。</translation>
    </message>
    <message>
        <source>Choose what to make of the run. Each variant is measured through the same search, on queries that none has learned; nothing changes until one is chosen.</source>
        <translation>选择要制作的变体。每个变体都通过同一检索、在没有学过的查询上测量；选用之前什么都不会改变。</translation>
    </message>
    <message>
        <source>{queries}; times are taken last, of all variants in turns.</source>
        <translation>{queries}；最后轮流为所有变体计时。</translation>
    </message>
    <message>
        <source>{queries}; {reads} readings and {searches} searches each, warm, one thread. ★ the run itself; whiskers: 95 % interval, and on to 95 % of all times.</source>
        <translation>{queries}；每个变体读取 {reads} 次、检索 {searches} 次，已预热，单线程。★ 为原模型；竖线为 95% 区间，横线延伸到时间的 95 分位。</translation>
    </message>
</context>
<context>
    <name>ConditionChips</name>
    <message>
        <source>From the query</source>
        <translation>从搜索词读出</translation>
    </message>
    <message>
        <source>“{phrase}” was read as: {name} ({meaning}). Press to search without it.</source>
        <translation>“{phrase}”理解为：{name}（{meaning}）。点击去掉，不按它筛选。</translation>
    </message>
</context>
<context>
    <name>CurveTools</name>
    <message>
        <source>Smoothing: {count} steps</source>
        <translation>平滑：{count} 步</translation>
    </message>
    <message>
        <source>Smoothing: none</source>
        <translation>平滑：无</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>按轮</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>按步</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>What the curves are drawn over</source>
        <translation>曲线的横轴</translation>
    </message>
    <message>
        <source>Epochs, steps (batches) or seconds of training</source>
        <translation>轮、步（批次）或训练秒数</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Equal factors take equal heights on the vertical axes</source>
        <translation>纵轴上相同的倍数高度相同</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>合成带</translation>
    </message>
    <message>
        <source>Runs of one job with other seeds or folds are drawn as their mean and its 95 % interval</source>
        <translation>同一任务、只有随机种子或折不同的运行，画成均值及其 95% 区间</translation>
    </message>
    <message>
        <source>Smoothing of the training curves</source>
        <translation>训练曲线的平滑程度</translation>
    </message>
    <message>
        <source>Over how many steps the mean of a training curve runs; the points stay, faint</source>
        <translation>训练曲线取多少步的均值；原始点仍以淡色画出</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Undo the zoom (double click, or 0)</source>
        <translation>取消缩放（双击，或按 0）</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Held-out metric, after the first epoch</source>
        <translation>留出集指标，第一轮结束后显示</translation>
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
    <message>
        <source>{count} runs</source>
        <translation>{count} 次运行</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Step (batch)</source>
        <translation>步（批次）</translation>
    </message>
    <message>
        <source>Seconds of training</source>
        <translation>训练秒数</translation>
    </message>
    <message>
        <source>epoch complete</source>
        <translation>一轮完成</translation>
    </message>
    <message>
        <source>best epoch</source>
        <translation>最佳轮</translation>
    </message>
    <message>
        <source>rate {detail}</source>
        <translation>学习率 {detail}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>Drag over a stretch, or turn the wheel after a click, to see it closer.</source>
        <translation>拖过一段，或点一下后滚动滚轮，即可放大。</translation>
    </message>
    <message>
        <source>Shift and drag moves it; a double click shows all.</source>
        <translation>按住 Shift 拖动可平移；双击显示全部。</translation>
    </message>
    <message>
        <source>Keys: + − zoom, Shift+arrows move, arrows read, 0 shows all.</source>
        <translation>按键：+ − 缩放，Shift+方向键平移，方向键逐点读数，0 显示全部。</translation>
    </message>
    <message>
        <source>A vertical axis spans at least {least}: a difference of 0.003 stays as small as it is.</source>
        <translation>纵轴至少跨 {least}：0.003 的差别看上去就是那么小。</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>events · click-through</source>
        <translation>次数 · 点击率</translation>
    </message>
    <message>
        <source>events · bought per click</source>
        <translation>次数 · 点击购买率</translation>
    </message>
    <message>
        <source>pairs of shopper and product</source>
        <translation>顾客与商品的组合数</translation>
    </message>
    <message>
        <source>events, {zone}; drag for a span</source>
        <translation>次数，{zone}；拖动可选一段</translation>
    </message>
    <message>
        <source>events, {zone}</source>
        <translation>次数，{zone}</translation>
    </message>
    <message>
        <source>with 95 % intervals</source>
        <translation>附 95% 区间</translation>
    </message>
    <message>
        <source>share of a cohort, by {unit}</source>
        <translation>同期顾客的占比，按{unit}</translation>
    </message>
    <message>
        <source>Frequent</source>
        <translation>热门</translation>
    </message>
    <message>
        <source>No click</source>
        <translation>无点击</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>接着搜</translation>
    </message>
    <message>
        <source>What was searched for next</source>
        <translation>接下来搜了什么</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>总数</translation>
    </message>
</context>
<context>
    <name>DayChart</name>
    <message>
        <source>No events from {first} to {last}; a click shows every day</source>
        <translation>{first} 至 {last} 没有事件；点击显示每一天</translation>
    </message>
    <message>
        <source>{name}: {count} event</source>
        <translation>{name}：{count} 个事件</translation>
    </message>
    <message>
        <source>{name}: {count} events</source>
        <translation>{name}：{count} 个事件</translation>
    </message>
    <message>
        <source>Cut empty days out</source>
        <translation>略去空白日期</translation>
    </message>
    <message>
        <source>{count} empty day cut out</source>
        <translation>已略去 {count} 个空白日</translation>
    </message>
    <message>
        <source>{count} empty days cut out</source>
        <translation>已略去 {count} 个空白日</translation>
    </message>
</context>
<context>
    <name>Demonstrating</name>
    <message>
        <source>There is no demonstration with any steps yet; record one</source>
        <translation>还没有带步骤的演示，可以先录制一个</translation>
    </message>
    <message>
        <source>A demonstration is being given</source>
        <translation>正在演示</translation>
    </message>
    <message>
        <source>Nothing can be stored in this shop</source>
        <translation>这个店铺不能写入</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>演示步骤</translation>
    </message>
    <message>
        <source>Put demonstrations together (Ctrl+Shift+D)</source>
        <translation>编排演示（Ctrl+Shift+D）</translation>
    </message>
    <message>
        <source>Float or dock</source>
        <translation>浮动或停靠</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>关闭面板</translation>
    </message>
</context>
<context>
    <name>DescriptionForm</name>
    <message>
        <source>What does this person like? Brands, kinds of things, a style, a budget…</source>
        <translation>这个人喜欢什么？品牌、品类、风格、预算……</translation>
    </message>
    <message>
        <source>Taste in words</source>
        <translation>用文字描述偏好</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Understood as (click what was not meant):</source>
        <translation>理解为（点一下去掉误解的）：</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Update model</source>
        <translation>更新模型</translation>
    </message>
    <message>
        <source>Model update</source>
        <translation>模型更新</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Rank by the model before this update, exactly</source>
        <translation>精确恢复到这次更新之前的排序</translation>
    </message>
    <message>
        <source>All updates</source>
        <translation>全部更新</translation>
    </message>
    <message>
        <source>How far the update is</source>
        <translation>更新进度</translation>
    </message>
</context>
<context>
    <name>DetailsSheet</name>
    <message>
        <source>Why here?</source>
        <translation>为什么排在这里</translation>
    </message>
    <message>
        <source>Open the inspector: why it stands where it does</source>
        <translation>打开检视器：看它为什么排在这里</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回（Esc）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Discarding</name>
    <message>
        <source>Discard the training</source>
        <translation>放弃训练</translation>
    </message>
    <message>
        <source>Nothing of this training will be kept.</source>
        <translation>这次训练的一切都不会保留。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DisputesModel</name>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>评分</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>Later</source>
        <translation>移到更近</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>移到更早</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Drag results here, or select one and press Insert.</source>
        <translation>把搜索结果拖到这里，或选中后按 Insert 键。</translation>
    </message>
    <message>
        <source>History, the latest first</source>
        <translation>历史，最近的在前</translation>
    </message>
    <message>
        <source>1 to 4 change the action, Alt with the arrows moves, Delete removes</source>
        <translation>按 1 到 4 改变行为，Alt 加方向键移动，Delete 移除</translation>
    </message>
</context>
<context>
    <name>DraftModel</name>
    <message>
        <source>described</source>
        <translation>来自描述</translation>
    </message>
</context>
<context>
    <name>DrillDown</name>
    <message>
        <source>one session</source>
        <translation>一次会话</translation>
    </message>
</context>
<context>
    <name>Dropped</name>
    <message>
        <source>Let go to open this shop</source>
        <translation>松开即可打开这家店铺</translation>
    </message>
    <message>
        <source>Let go to rank with this run</source>
        <translation>松开即可用这个模型排序</translation>
    </message>
    <message>
        <source>Let go to measure this run file</source>
        <translation>松开即可评测这份排序结果</translation>
    </message>
    <message>
        <source>Let go to import</source>
        <translation>松开即可导入</translation>
    </message>
    <message>
        <source>The folder “{name}” is no shop of this program and has no tables.</source>
        <translation>文件夹“{name}”不是本程序的店铺，里面也没有表格。</translation>
    </message>
    <message>
        <source>{run} is a run of the shop “{shop}”, which is not open.</source>
        <translation>{run} 是店铺“{shop}”的模型，该店铺没有打开。</translation>
    </message>
    <message>
        <source>Open that shop</source>
        <translation>打开该店铺</translation>
    </message>
    <message>
        <source>{run} is a run that lies in no shop; put its folder into the folder “runs” of the shop whose products it was trained on.</source>
        <translation>模型 {run} 不在任何店铺中；请把它的文件夹放进训练时所用店铺的“runs”文件夹。</translation>
    </message>
    <message>
        <source>{run} is damaged or has no complete epoch; it cannot serve.</source>
        <translation>模型 {run} 已损坏或没有完成一轮，无法使用。</translation>
    </message>
    <message>
        <source>“{file}” is a TREC run file; open the shop it ranks first.</source>
        <translation>“{file}”是 TREC 排序结果文件；请先打开它所属的店铺。</translation>
    </message>
    <message>
        <source>“{file}” is a TREC run file of one query, which is not judged in this shop. Import the query and its judgments, then drop it again to measure it.</source>
        <translation>“{file}”是 TREC 排序结果文件，只有 1 条查询，本店没有它的评判。请先导入查询和评判，再拖入即可评测。</translation>
    </message>
    <message>
        <source>“{file}” is a TREC run file of {count} queries, none of which is judged in this shop. Import its queries and judgments, then drop it again to measure it.</source>
        <translation>“{file}”是 TREC 排序结果文件，共 {count} 条查询，本店没有其中任何一条的评判。请先导入查询和评判，再拖入即可评测。</translation>
    </message>
    <message>
        <source>“{file}” is a TREC run file; on {judged} of its {queries} queries that are judged in this shop: {figures}</source>
        <translation>“{file}”是 TREC 排序结果文件；{queries} 条查询中有 {judged} 条在本店有评判：{figures}</translation>
    </message>
    <message>
        <source>Let go to put this run beside the others</source>
        <translation>松开即可把此模型加入列表</translation>
    </message>
    <message>
        <source>“{file}” is an exported run; open the shop that it is to serve first.</source>
        <translation>“{file}”是导出的模型；请先打开要用它的店铺。</translation>
    </message>
    <message>
        <source>{run} is beside the other runs now; it serves nothing yet.</source>
        <translation>{run} 已加入模型列表，尚未启用。</translation>
    </message>
    <message>
        <source>Everything is as it was where it was trained.</source>
        <translation>一切与训练时相同。</translation>
    </message>
    <message>
        <source>Show the runs</source>
        <translation>查看模型</translation>
    </message>
</context>
<context>
    <name>EditForm</name>
    <message>
        <source>Query</source>
        <translation>查询词</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>{brand}</source>
        <translation>{brand}</translation>
    </message>
    <message>
        <source>{category}</source>
        <translation>{category}</translation>
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
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>Training is under way</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>What is to become of the training?</source>
        <translation>这次训练怎么办？</translation>
    </message>
    <message>
        <source>Pause: end at once; it goes on exactly from here when this shop is open again.</source>
        <translation>暂停：马上停下；下次打开这家店铺时从此处原样继续。</translation>
    </message>
    <message>
        <source>Finish the epoch: wait until it is complete, then keep the best one.</source>
        <translation>完成本轮：等这一轮结束，保留最好的一轮。</translation>
    </message>
    <message>
        <source>Stop and keep: end at once; the best complete epoch stays among the runs.</source>
        <translation>停止并保留：立即结束，已完成的最好一轮留在模型列表中。</translation>
    </message>
    <message>
        <source>Discard: end at once; nothing of this training is kept.</source>
        <translation>放弃：立即结束，这次训练不留任何结果。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Finish the epoch</source>
        <translation>完成本轮</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Waiting for the epoch to be complete…</source>
        <translation>正在等待这一轮完成……</translation>
    </message>
    <message>
        <source>Pausing, keeping the state to go on from…</source>
        <translation>正在暂停，保存继续所需的状态…</translation>
    </message>
    <message>
        <source>Stopping, keeping the best epoch so far…</source>
        <translation>正在停止，保留目前最好的一轮……</translation>
    </message>
    <message>
        <source>Opening another shop ends the training of this one.</source>
        <translation>打开另一家店铺会结束这家店铺正在进行的训练。</translation>
    </message>
    <message>
        <source>Opening another shop ends the update of this one.</source>
        <translation>打开其他店铺会结束当前的更新。</translation>
    </message>
    <message>
        <source>The run in use ranks on as it did.</source>
        <translation>当前模型继续照常排序。</translation>
    </message>
    <message>
        <source>End and open</source>
        <translation>结束并打开</translation>
    </message>
    <message>
        <source>It also ends:</source>
        <translation>同时还会结束：</translation>
    </message>
    <message>
        <source>Closing the window ends the training.</source>
        <translation>关闭窗口会结束正在进行的训练。</translation>
    </message>
    <message>
        <source>Closing the window ends what is under way.</source>
        <translation>关闭窗口会结束正在进行的工作。</translation>
    </message>
    <message>
        <source>End and close</source>
        <translation>结束并关闭</translation>
    </message>
    <message>
        <source>Opening another shop ends what is under way for this one.</source>
        <translation>打开另一家店铺会结束这家店铺正在进行的工作。</translation>
    </message>
    <message>
        <source>Something is under way</source>
        <translation>有工作正在进行</translation>
    </message>
    <message>
        <source>Keep it going</source>
        <translation>让它继续</translation>
    </message>
</context>
<context>
    <name>EpochKeeping</name>
    <message>
        <source>Epoch {epoch} of {run} is kept and ranks now</source>
        <translation>已保留 {run} 的第 {epoch} 轮，现在由它排序</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>EpochSlider</name>
    <message>
        <source>Epoch {epoch} of {last}</source>
        <translation>第 {epoch} 轮，共 {last} 轮</translation>
    </message>
    <message>
        <source>Kept: {kept}; best: {best}</source>
        <translation>已存轮次：{kept}；最佳：{best}</translation>
    </message>
    <message>
        <source>Arrow keys go from epoch to epoch, Esc back to the run in use</source>
        <translation>方向键逐轮移动，Esc 回到正在使用的模型</translation>
    </message>
</context>
<context>
    <name>EpochsPlot</name>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
</context>
<context>
    <name>EventDrawer</name>
    <message>
        <source>{count} events</source>
        <translation>{count} 个事件</translation>
    </message>
    <message>
        <source>a double click opens the shopper</source>
        <translation>双击查看这位顾客</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>存为 CSV…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>{count} event</source>
        <translation>{count} 个事件</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>游客</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>ExamplesModel</name>
    <message>
        <source>As it is</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>As it is learned</source>
        <translation>学习时</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>改了什么</translation>
    </message>
    <message>
        <source>Read otherwise</source>
        <translation>读来不同</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the kinds of changes</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>ExamplesPage</name>
    <message>
        <source>Example</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Which two runs</source>
        <translation>对比哪两个模型</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Open in the results</source>
        <translation>在结果中打开</translation>
    </message>
    <message>
        <source>Search for the selected example (Return)</source>
        <translation>搜索选中的样本（回车）</translation>
    </message>
</context>
<context>
    <name>ExperimentBanner</name>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End the comparison; one ranking answers again</source>
        <translation>结束对比，恢复由一个排序回答</translation>
    </message>
    <message>
        <source>Comparing {experiment} · {count} lists so far</source>
        <translation>正在对比 {experiment} · 已 {count} 个列表</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>How many lists it has seen; who is ahead is told when it ends</source>
        <translation>已看过多少列表；谁领先，结束后才揭晓</translation>
    </message>
    <message>
        <source>Comparing {experiment} · {count} list so far</source>
        <translation>正在对比 {experiment} · 已有 {count} 个列表</translation>
    </message>
</context>
<context>
    <name>ExperimentsModel</name>
    <message>
        <source>synthetic data</source>
        <translation>合成数据</translation>
    </message>
</context>
<context>
    <name>ExperimentsPage</name>
    <message>
        <source>Interleaving</source>
        <translation>交替对比</translation>
    </message>
    <message>
        <source>A/B simulation</source>
        <translation>A/B 模拟</translation>
    </message>
    <message>
        <source>Judgments from clicks</source>
        <translation>点击判断</translation>
    </message>
    <message>
        <source>Two rankings take turns in one list; clicks decide.</source>
        <translation>两个排序轮流进入同一列表，由点击定胜负。</translation>
    </message>
    <message>
        <source>Shoppers that are known through and through try both.</source>
        <translation>由完全了解的模拟用户试用两者。</translation>
    </message>
    <message>
        <source>What clicks say of results, once position is taken out.</source>
        <translation>去掉位置影响后，点击怎样评价结果。</translation>
    </message>
    <message>
        <source>A simulation: nothing of it is kept.</source>
        <translation>模拟实验：不留任何结果。</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>JUnit XML (*.xml)</source>
        <translation>JUnit XML (*.xml)</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Export the report…</source>
        <translation>导出报告…</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Save all tables in</source>
        <translation>把全部表格保存到</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
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
    <message>
        <source>Copy with versions and paths</source>
        <translation>连同版本和路径一起复制</translation>
    </message>
</context>
<context>
    <name>FeedbackPage</name>
    <message>
        <source>Behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>What shoppers did</source>
        <translation>顾客做了什么</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>What the model learned from it</source>
        <translation>模型从中学到了什么</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Which run shoppers prefer</source>
        <translation>顾客更喜欢哪个模型</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Lead of A (Δ)</source>
        <translation>A 的领先 (Δ)</translation>
    </message>
    <message>
        <source>Sessions that prefer A less those that prefer B, of those that prefer either</source>
        <translation>偏好 A 的会话数减偏好 B 的会话数，除以两者之和</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>It holds however often one looks</source>
        <translation>无论看多少次都成立</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p 值</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Metrics of the systems</source>
        <translation>各系统的指标</translation>
    </message>
    <message>
        <source>Mean and 95 % interval. Beside the first system: ▲ better, ▼ worse, = a tie (corrected).</source>
        <translation>均值与 95% 区间。与第一个系统相比：▲ 更好，▼ 更差，= 平局（已校正）。</translation>
    </message>
</context>
<context>
    <name>FileButtons</name>
    <message>
        <source>Text (*.txt *.checks)</source>
        <translation>文本 (*.txt *.checks)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open checks</source>
        <translation>打开检查文件</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a file of assertions (Ctrl+O)</source>
        <translation>打开规则文件（Ctrl+O）</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Make a file that asserts nothing yet</source>
        <translation>新建一个空的规则文件</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Files that were open before</source>
        <translation>打开过的文件</translation>
    </message>
    <message>
        <source>New file of checks</source>
        <translation>新建检查文件</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Only files can be imported; save what the link shows as a file first.</source>
        <translation>只能导入文件；请先把链接的内容存成文件。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
</context>
<context>
    <name>FilterLabels</name>
    <message>
        <source>Map: {count}</source>
        <translation>地图：{count}</translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message>
        <source>Remove the filter {filter}</source>
        <translation>去掉筛选 {filter}</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>全部来源</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The filters as they were before (Ctrl+Z)</source>
        <translation>回到上一次的筛选（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Picture of the charts (PNG)…</source>
        <translation>图表图片（PNG）…</translation>
    </message>
    <message>
        <source>Report (HTML)…</source>
        <translation>报告（HTML）…</translation>
    </message>
    <message>
        <source>All tables (CSV)…</source>
        <translation>全部表格（CSV）…</translation>
    </message>
    <message>
        <source>All behaviour. A click filters, a double click opens the events; so does a click on a total.</source>
        <translation>全部行为。单击筛选，双击查看明细；单击上方数字也可查看明细。</translation>
    </message>
</context>
<context>
    <name>FindingsDialog</name>
    <message>
        <source>Save the list</source>
        <translation>保存列表</translation>
    </message>
    <message>
        <source>Label noise</source>
        <translation>标签噪声</translation>
    </message>
    <message>
        <source>Clean texts</source>
        <translation>清洗文本</translation>
    </message>
    <message>
        <source>Each text is read by models that did not learn its label. Where these are surer of another label than they usually are, it is listed: look at it, set it aside or keep it.</source>
        <translation>每条文本都由没有学过其标签的模型来判断。若模型对另一标签的把握高于平常，就会列出：请查看，决定剔除还是保留。</translation>
    </message>
    <message>
        <source>Empty praise, copies, repeated characters, adverts with contacts and texts in another language are listed with the reason: look at them, set them aside, or let them count less.</source>
        <translation>空洞好评、重复文本、重复字符、带联系方式的广告和其他语言的文本会连同原因列出：可查看、剔除或降低权重。</translation>
    </message>
    <message>
        <source>{found} of {texts} texts · {aside} set aside · {lighter} count less · the import is as it was, the next training of categories goes by this</source>
        <translation>{texts} 条文本中发现 {found} 条 · 已剔除 {aside} 条 · 降权 {lighter} 条 · 导入的数据保持原样，下次类目训练按此进行</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Every reason</source>
        <translation>全部原因</translation>
    </message>
    <message>
        <source>The whole text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Keep the selected texts from training</source>
        <translation>所选文本不参与训练</translation>
    </message>
    <message>
        <source>Weigh down</source>
        <translation>降低权重</translation>
    </message>
    <message>
        <source>Let the selected texts count {weight} in training</source>
        <translation>所选文本在训练中的权重为 {weight}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Let the selected texts count as before</source>
        <translation>所选文本照常参与训练</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last decision (Ctrl+Z)</source>
        <translation>撤销上一次决定（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Nothing was found among {texts} texts</source>
        <translation>{texts} 条文本中没有发现问题</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>probably another label</source>
        <translation>标签可能有误</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Guess or evidence</source>
        <translation>推测或证据</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>counts less</source>
        <translation>降权</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>已剔除</translation>
    </message>
</context>
<context>
    <name>FlipPage</name>
    <message>
        <source>it: {own} → {own_after} · the other: {other} → {other_after}</source>
        <translation>它：{own} → {own_after} · 对方：{other} → {other_after}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Find the smallest edit</source>
        <translation>找最小改动</translation>
    </message>
    <message>
        <source>Words of the title</source>
        <translation>标题用词</translation>
    </message>
    <message>
        <source>{brand}</source>
        <translation>{brand}</translation>
    </message>
    <message>
        <source>{category}</source>
        <translation>{category}</translation>
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
        <source>Above</source>
        <translation>排到谁前面</translation>
    </message>
    <message>
        <source>The result to be passed</source>
        <translation>要超过的结果</translation>
    </message>
    <message>
        <source>What may be changed</source>
        <translation>允许改动</translation>
    </message>
    <message>
        <source>Write into the form</source>
        <translation>填入表单</translation>
    </message>
    <message>
        <source>Edit the fields on the left as was found here</source>
        <translation>按这里找到的改动填写左侧各项</translation>
    </message>
    <message>
        <source>Tries edits, the most promising first, and ranks the whole shop for each</source>
        <translation>逐一尝试改动，最有希望的在先，每次都重新排序整个商店</translation>
    </message>
    <message>
        <source>Edits tried</source>
        <translation>已尝试的改动</translation>
    </message>
</context>
<context>
    <name>Foresight</name>
    <message>
        <source>{examples} examples · {steps} steps an epoch, {all} in {epochs} epochs · {held} held out</source>
        <translation>{examples} 个样本 · 每轮 {steps} 步，{epochs} 轮共 {all} 步 · 留出 {held} 个</translation>
    </message>
    <message>
        <source>No shopper has taught anything yet.</source>
        <translation>还没有顾客的行为可学。</translation>
    </message>
    <message>
        <source>Of what shoppers taught {learned} pairs are learned, {held} held out, {updates} kept for updates.</source>
        <translation>顾客行为中，{learned} 对用于学习，{held} 对留出，{updates} 对留给更新。</translation>
    </message>
    <message>
        <source>Of the texts {learned} are learned, {held} held out.</source>
        <translation>文本中 {learned} 条用于学习，{held} 条留出。</translation>
    </message>
    <message>
        <source>Of the sequences {learned} are learned, {held} held out.</source>
        <translation>序列中 {learned} 条用于学习，{held} 条留出。</translation>
    </message>
    <message>
        <source>{count} categories, from “{largest}” ({most}) to “{smallest}” ({least}).</source>
        <translation>{count} 个类目，从“{largest}”（{most}）到“{smallest}”（{least}）。</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>About {time}, as earlier runs here went.</source>
        <translation>约 {time}，按这里以前的训练推算。</translation>
    </message>
    <message>
        <source>About {time}: a coarse estimate, for nothing like it was trained here yet.</source>
        <translation>约 {time}：只是粗略估计，这里还没有训练过同类模型。</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>up to {size} GB of memory</source>
        <translation>最多 {size} GB 内存</translation>
    </message>
    <message>
        <source>up to {size} GB of disk for each epoch that is kept</source>
        <translation>每保留一轮最多 {size} GB 磁盘</translation>
    </message>
    <message>
        <source>It takes {what}.</source>
        <translation>需要{what}。</translation>
    </message>
    <message>
        <source>Counting what there is to learn from…</source>
        <translation>正在清点可学的内容……</translation>
    </message>
    <message>
        <source>An epoch goes over all of it {count} times, as there is little.</source>
        <translation>内容不多，每轮会把全部内容学 {count} 遍。</translation>
    </message>
</context>
<context>
    <name>FrozenWindow</name>
    <message>
        <source>No list is frozen yet: search, then “Freeze this result list”.</source>
        <translation>还没有冻结的列表：先搜索，再“冻结这份结果列表”。</translation>
    </message>
    <message>
        <source>{query}: {overlap} of ten in both, RBO {rbo}.</source>
        <translation>{query}：前十名中 {overlap} 两边都有，RBO {rbo}。</translation>
    </message>
    <message>
        <source>The run and the products are the same as then.</source>
        <translation>模型和商品都与当时相同。</translation>
    </message>
    <message>
        <source>Another run ranks now; the products are the same.</source>
        <translation>现在由另一个模型排序；商品没有变。</translation>
    </message>
    <message>
        <source>The products have changed since; the run is the same.</source>
        <translation>商品此后有变化；模型没有变。</translation>
    </message>
    <message>
        <source>Another run ranks now, and the products have changed since.</source>
        <translation>现在由另一个模型排序，商品也有变化。</translation>
    </message>
    <message>
        <source>Frozen result lists</source>
        <translation>冻结的结果列表</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>then, {moment}</source>
        <translation>当时（{moment}）</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>FunnelChart</name>
    <message>
        <source>{count} shoppers</source>
        <translation>{count} 位顾客</translation>
    </message>
    <message>
        <source>{action}: pairs of shopper and product {pairs}, events {events}, shoppers {shoppers}</source>
        <translation>{action}：顾客与商品组合 {pairs}，事件 {events}，顾客 {shoppers}</translation>
    </message>
    <message>
        <source>{count} shopper</source>
        <translation>{count} 位顾客</translation>
    </message>
</context>
<context>
    <name>GapPage</name>
    <message>
        <source>Why one stands above the other</source>
        <translation>为什么一个排在另一个前面</translation>
    </message>
    <message>
        <source>Pin a result (Ctrl+D), then select another one to set beside it.</source>
        <translation>先钉住一个结果（Ctrl+D），再选另一个来比较。</translation>
    </message>
    <message>
        <source>To the right A is ahead, to the left B. All parts together are the gap.</source>
        <translation>向右是 A 领先，向左是 B 领先；各部分合起来就是差距。</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>差距</translation>
    </message>
</context>
<context>
    <name>GradeMark</name>
    <message>
        <source>unjudged</source>
        <translation>未评</translation>
    </message>
    <message>
        <source>Irrelevant</source>
        <translation>不相关</translation>
    </message>
    <message>
        <source>Marginal</source>
        <translation>勉强</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>较好</translation>
    </message>
    <message>
        <source>Perfect</source>
        <translation>完全符合</translation>
    </message>
    <message>
        <source>I can't tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>graded {grade}: {name}</source>
        <translation>评分 {grade}：{name}</translation>
    </message>
    <message>
        <source>graded {grade} by others: {name}</source>
        <translation>他人评分 {grade}：{name}</translation>
    </message>
</context>
<context>
    <name>GramsModel</name>
    <message>
        <source>Words in a row</source>
        <translation>连续词</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本数</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询数</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>The network as boxes and arrows</source>
        <translation>用方框和箭头画出的网络</translation>
    </message>
</context>
<context>
    <name>GridBar</name>
    <message>
        <source>{judged} of {shown} judged</source>
        <translation>已评 {judged} / {shown}</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Query set</source>
        <translation>查询集</translation>
    </message>
    <message>
        <source>The query set that grades go to</source>
        <translation>评分存入的查询集</translation>
    </message>
    <message>
        <source>Judging view</source>
        <translation>评判视图</translation>
    </message>
    <message>
        <source>Judge one by one in random order, without ranks and scores (Ctrl+J)</source>
        <translation>按随机顺序逐个评判，不显示名次和得分（Ctrl+J）</translation>
    </message>
</context>
<context>
    <name>Guidelines</name>
    <message>
        <source>Guidelines</source>
        <translation>评判准则</translation>
    </message>
    <message>
        <source>What do the grades of this set mean?

3: just what was meant
2: good, a detail is off
1: goes with it
0: of no use</source>
        <translation>这个查询集的评分是什么意思？

3：正是想要的
2：不错，细节略有出入
1：沾边
0：没有用</translation>
    </message>
</context>
<context>
    <name>HeatChart</name>
    <message>
        <source>{day} {hour}: {count} event</source>
        <translation>{day} {hour}：{count} 个事件</translation>
    </message>
    <message>
        <source>{day} {hour}: {count} events</source>
        <translation>{day} {hour}：{count} 个事件</translation>
    </message>
</context>
<context>
    <name>HeatModel</name>
    <message>
        <source>no word</source>
        <translation>与词无关</translation>
    </message>
    <message>
        <source>all else</source>
        <translation>其余</translation>
    </message>
</context>
<context>
    <name>HistoryButtons</name>
    <message>
        <source>Back to the search before (Alt+←)</source>
        <translation>回到上一次搜索（Alt+←）</translation>
    </message>
    <message>
        <source>On to the search after (Alt+→)</source>
        <translation>前进到下一次搜索（Alt+→）</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Cancelled; the shop is as it was.</source>
        <translation>已取消，店铺保持原样。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ImportanceChart</name>
    <message>
        <source>What mattered can be told from four different results on</source>
        <translation>有四个不同的结果后，才能说出哪些设置起作用</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>The shop is still being opened; drop the files again in a moment.</source>
        <translation>店铺仍在打开，请稍后再拖入文件。</translation>
    </message>
    <message>
        <source>This shop is open read-only; nothing can be imported.</source>
        <translation>店铺以只读方式打开，不能导入。</translation>
    </message>
    <message>
        <source>What is imported now is not learned by the training under way.</source>
        <translation>正在进行的训练学不到现在导入的数据。</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Select a {product} to see why it stands where it does.</source>
        <translation>选中{product}，看它为什么排在这里。</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Two rankings are being compared. Why a result stands here would tell which of them placed it: end the comparison to see it.</source>
        <translation>正在盲测两种排序。说明排名原因会暴露结果出自哪一方，结束对比后即可查看。</translation>
    </message>
    <message>
        <source>Why here</source>
        <translation>为何在此</translation>
    </message>
    <message>
        <source>The parts of the score and the words of the query</source>
        <translation>得分的各部分与查询词</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词对词</translation>
    </message>
    <message>
        <source>Which words met which, through the network</source>
        <translation>模型里哪些词对上了哪些词</translation>
    </message>
    <message>
        <source>A and B</source>
        <translation>A 比 B</translation>
    </message>
    <message>
        <source>Why one result stands above another</source>
        <translation>为什么一个结果排在另一个前面</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>为何没有</translation>
    </message>
    <message>
        <source>Why something is not among the results</source>
        <translation>为什么某个商品不在结果里</translation>
    </message>
    <message>
        <source>What if it were another?</source>
        <translation>如果它不是这样？</translation>
    </message>
    <message>
        <source>Edit it and see its rank move; the shop stays</source>
        <translation>编辑它，看名次怎么变；商店本身不变</translation>
    </message>
</context>
<context>
    <name>IntentBar</name>
    <message>
        <source>Only {category}: the query means it with a probability of {share}</source>
        <translation>只看 {category}：查询有 {share} 的概率指它</translation>
    </message>
    <message>
        <source>Guessed by run {run}</source>
        <translation>由 {run} 猜测</translation>
    </message>
    <message>
        <source>Told by the {category} of what was found, no model took part</source>
        <translation>按找到的结果的{category}推断，没有模型参与</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>What the query may mean</source>
        <translation>查询的意图</translation>
    </message>
</context>
<context>
    <name>InterleavingView</name>
    <message>
        <source>Results come from both, in turn. Nobody sees which is whose.</source>
        <translation>结果轮流来自两者，谁也看不出哪个出自哪边。</translation>
    </message>
    <message>
        <source>This shop is open read-only: no click is recorded that could decide.</source>
        <translation>该店铺以只读方式打开：不会记录点击，无法分出胜负。</translation>
    </message>
    <message>
        <source>Then search and click as ever: whose results are clicked more ranks better.</source>
        <translation>然后照常搜索和点击：谁的结果被点得更多，谁就排得更好。</translation>
    </message>
    <message>
        <source>Choose two different rankings.</source>
        <translation>请选择两个不同的排序。</translation>
    </message>
    <message>
        <source>There is only one ranking yet; train a model first.</source>
        <translation>目前只有一个排序，请先训练模型。</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>结束对比</translation>
    </message>
    <message>
        <source>Start comparing</source>
        <translation>开始对比</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>No experiment yet</source>
        <translation>还没有实验</translation>
    </message>
    <message>
        <source>Choose two rankings and start: both take turns in one list while people search.</source>
        <translation>选两个排序并开始：大家搜索时，两者轮流进入同一列表。</translation>
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
    <message>
        <source>See how texts are changed…</source>
        <translation>看看文本会怎样改写……</translation>
    </message>
    <message>
        <source>Twenty texts as they are and as they are learned</source>
        <translation>二十条文本：原文与学习时的样子</translation>
    </message>
</context>
<context>
    <name>JudgedModel</name>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>已判断</translation>
    </message>
    <message>
        <source>nDCG@10</source>
        <translation>nDCG@10</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>仅词汇</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>提升</translation>
    </message>
</context>
<context>
    <name>Judging</name>
    <message>
        <source>No shop is open yet</source>
        <translation>还没有打开商店</translation>
    </message>
    <message>
        <source>This shop is open read-only</source>
        <translation>本店以只读方式打开</translation>
    </message>
    <message>
        <source>Search for something first; grades belong to a query</source>
        <translation>请先搜索；评分总是针对某条查询</translation>
    </message>
    <message>
        <source>My judgments</source>
        <translation>我的评判</translation>
    </message>
</context>
<context>
    <name>JudgingPage</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← 上一个</translation>
    </message>
    <message>
        <source>Later →</source>
        <translation>稍后 →</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last grade (Ctrl+Z)</source>
        <translation>撤回上一个评分（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Everything is kept; judging goes on here the next time</source>
        <translation>评分都已保存，下次从这里继续</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>{done} of {total} judged</source>
        <translation>已评 {done} / {total}</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Everything is judged</source>
        <translation>全部评完</translation>
    </message>
    <message>
        <source>Back to the choice</source>
        <translation>返回选择</translation>
    </message>
    <message>
        <source>“{a}” and “{b}” are even</source>
        <translation>“{a}”与“{b}”不相上下</translation>
    </message>
    <message>
        <source>“{first}” is ahead of “{second}” by {points} DCG@10 a query, {percent} % sure on these queries</source>
        <translation>“{first}”领先“{second}”，每条查询 DCG@10 高 {points}；就这些查询而言把握 {percent}%</translation>
    </message>
    <message>
        <source>the verdict is {percent} % sure; {left} judgments could still change it</source>
        <translation>结论把握 {percent}%；还有 {left} 个评分可能改变它</translation>
    </message>
    <message>
        <source>the verdict is {percent} % sure: enough, {left} left of little weight</source>
        <translation>结论把握 {percent}%，已经足够；余下 {left} 个分量很小</translation>
    </message>
</context>
<context>
    <name>JudgingSwitch</name>
    <message>
        <source>Judge</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Grade results with A S D F (Ctrl+Shift+J)</source>
        <translation>用 A S D F 给结果评分（Ctrl+Shift+J）</translation>
    </message>
</context>
<context>
    <name>JudgingWindow</name>
    <message>
        <source>You have given no grade that could be taken back</source>
        <translation>没有可以撤回的评分</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>This shop is open read-only; grades would not be kept</source>
        <translation>本店以只读方式打开，评分无法保存</translation>
    </message>
</context>
<context>
    <name>JudgmentsView</name>
    <message>
        <source>Save judgments in a folder</source>
        <translation>把判断存到文件夹</translation>
    </message>
    <message>
        <source>{files} are in {folder}.</source>
        <translation>{files} 已存到 {folder}。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>with simulated sessions</source>
        <translation>含模拟会话</translation>
    </message>
    <message>
        <source>Synthetic shoppers of A/B simulations judge too</source>
        <translation>A/B 模拟中的合成顾客也参与判断</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>As TREC qrels with queries.tsv</source>
        <translation>导出为 TREC qrels 和 queries.tsv</translation>
    </message>
    <message>
        <source>Measure the run in use</source>
        <translation>评测当前模型</translation>
    </message>
    <message>
        <source>Judged queries</source>
        <translation>已判断的查询</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在评测…</translation>
    </message>
    <message>
        <source>Grades from 0 to 3, made of clicks with the effect of position taken out. They measure what shoppers did, which need not be what judges would say.</source>
        <translation>0 到 3 级，由去掉位置影响的点击得出。它衡量的是用户的行为，未必与人工判断一致。</translation>
    </message>
    <message>
        <source>{run}: nDCG@10 {value} · words only: {baseline} · over the {count} queries looked at most</source>
        <translation>{run}：nDCG@10 {value} · 仅词语：{baseline} · 按浏览最多的 {count} 个查询计算</translation>
    </message>
    <message>
        <source>Clicks cannot judge anything yet</source>
        <translation>点击还不足以判断</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>正在读取日志…</translation>
    </message>
    <message>
        <source>Results judged: {pairs} · queries: {queries}</source>
        <translation>已标注 {pairs} 个结果 · {queries} 个查询</translation>
    </message>
</context>
<context>
    <name>KeepMenu</name>
    <message>
        <source>category</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Keep it so</source>
        <translation>保持如此</translation>
    </message>
    <message>
        <source>In the top {top}</source>
        <translation>在前 {top} 名</translation>
    </message>
    <message>
        <source>Above the next one</source>
        <translation>排在下一个前面</translation>
    </message>
    <message>
        <source>Never here: not in the top {top}</source>
        <translation>不该出现：不在前 {top} 名</translation>
    </message>
    <message>
        <source>No {category} in the top {top}</source>
        <translation>前 {top} 名没有 {category}</translation>
    </message>
    <message>
        <source>This list as it is: top {top}</source>
        <translation>列表保持现状：前 {top} 名</translation>
    </message>
    <message>
        <source>Of lists without filters and taste, sorted by the best match</source>
        <translation>仅限没有筛选和个性化、按最佳匹配排序的列表</translation>
    </message>
    <message>
        <source>Another rule…</source>
        <translation>其他规则…</translation>
    </message>
</context>
<context>
    <name>KernelsModel</name>
    <message>
        <source>Filter</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最大响应</translation>
    </message>
    <message>
        <source>Strongest</source>
        <translation>最强的词</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>never answers</source>
        <translation>从不响应</translation>
    </message>
</context>
<context>
    <name>KernelsPage</name>
    <message>
        <source>This network reads texts as they are: it has no kernels and no words.</source>
        <translation>这个网络直接读取整段文本：没有卷积核，也没有词表。</translation>
    </message>
    <message>
        <source>Nothing to show of this run</source>
        <translation>这次训练没有可看的内容</translation>
    </message>
    <message>
        <source>Reading the shop…</source>
        <translation>正在读取店铺…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>What answers</source>
        <translation>谁在响应</translation>
    </message>
    <message>
        <source>A convolution by its width, or the words themselves</source>
        <translation>按宽度选择卷积，或查看词本身</translation>
    </message>
    <message>
        <source>Filters, the strongest first</source>
        <translation>滤波器，最强的在前</translation>
    </message>
    <message>
        <source>Words in a row that the filter answers to</source>
        <translation>让滤波器响应的连续词</translation>
    </message>
    <message>
        <source>Texts that hold them</source>
        <translation>包含它们的文本</translation>
    </message>
    <message>
        <source>Words: how far each moves the vector</source>
        <translation>词：每个词把向量推动多远</translation>
    </message>
    <message>
        <source>Conv1D, {width} wide, {filters} filters</source>
        <translation>一维卷积，宽 {width} 词，{filters} 个滤波器</translation>
    </message>
    <message>
        <source>{texts} titles and {queries} queries</source>
        <translation>{texts} 个标题和 {queries} 个查询</translation>
    </message>
    <message>
        <source>{texts} labelled texts</source>
        <translation>{texts} 条带标签的文本</translation>
    </message>
    <message>
        <source>{texts} times three steps of a shopper</source>
        <translation>{texts} 段顾客的连续三步</translation>
    </message>
    <message>
        <source>Words by the length of their vectors times their weight, over {read}.</source>
        <translation>按词向量长度乘以词权重排列的词，取自{read}。</translation>
    </message>
    <message>
        <source>This network has no convolution; instead:</source>
        <translation>这个网络没有卷积，改为显示：</translation>
    </message>
    <message>
        <source>Words in a row within one of {read}, by how strongly a filter answers.</source>
        <translation>{read}中的连续词，按滤波器响应的强弱排列。</translation>
    </message>
</context>
<context>
    <name>KeySheetContent</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>LayerWords</name>
    <message>
        <source>Conv1D, {width} wide</source>
        <translation>一维卷积 · 宽 {width}</translation>
    </message>
    <message>
        <source>Product words</source>
        <translation>商品的词</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>顾客的行为</translation>
    </message>
    <message>
        <source>Text words</source>
        <translation>文本的词</translation>
    </message>
    <message>
        <source>Query words</source>
        <translation>查询的词</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位次</translation>
    </message>
    <message>
        <source>Ages</source>
        <translation>时间远近</translation>
    </message>
    <message>
        <source>products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>member {number}</source>
        <translation>成员 {number}</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>{count}, frozen</source>
        <translation>{count}，冻结</translation>
    </message>
    <message>
        <source>{total} parameters, all of them learn</source>
        <translation>{total} 个参数，全部可训练</translation>
    </message>
    <message>
        <source>{total} parameters, {trainable} of them learn</source>
        <translation>{total} 个参数，其中 {trainable} 个可训练</translation>
    </message>
    <message>
        <source>This run was kept without its weights: shapes follow from its settings, and there is nothing to look into. Train it again to see more.</source>
        <translation>这次训练没有保存权重：形状由设置推出，权重里的内容无从查看。重新训练即可看到更多。</translation>
    </message>
    <message>
        <source>Training counted another number of parameters: another version of the program trained it.</source>
        <translation>训练时统计的参数个数与此不同：它由另一版本的程序训练。</translation>
    </message>
    <message>
        <source>The stored weights are not quite those of this drawing.</source>
        <translation>保存的权重与此图不完全一致。</translation>
    </message>
    <message>
        <source>The products keep the vectors of the run that this one was made of; the second tower is its.</source>
        <translation>商品沿用原训练的向量；第二座塔是原训练的。</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Weighted mean</source>
        <translation>加权平均</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Max and mean</source>
        <translation>最大与平均</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>Without padding</source>
        <translation>去掉填充</translation>
    </message>
    <message>
        <source>Weight of a place</source>
        <translation>位置权重</translation>
    </message>
    <message>
        <source>Rescale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Gated memory</source>
        <translation>门控记忆</translation>
    </message>
    <message>
        <source>Add positions</source>
        <translation>加位置向量</translation>
    </message>
    <message>
        <source>Layer norm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Length 1</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>The last once more</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>× √words</source>
        <translation>× √词数</translation>
    </message>
    <message>
        <source>Mean of members</source>
        <translation>成员平均</translation>
    </message>
    <message>
        <source>Encoder from outside</source>
        <translation>外部编码器</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Table of products</source>
        <translation>商品向量表</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>The numbers of the words, padded at the end.</source>
        <translation>词的编号，末尾用 0 填充。</translation>
    </message>
    <message>
        <source>A row of a table for each id.</source>
        <translation>每个编号对应表中的一行。</translation>
    </message>
    <message>
        <source>Every output is a weighted sum of all inputs, and a bias if it has one.</source>
        <translation>每个输出都是全部输入的加权和，有偏置的再加偏置。</translation>
    </message>
    <message>
        <source>Each filter answers to as many neighbouring words as it is wide.</source>
        <translation>每个滤波器对与其宽度相同个数的相邻词作出响应。</translation>
    </message>
    <message>
        <source>The mean over all words, each by its weight; padding does not count.</source>
        <translation>所有词按各自权重求平均，填充不算在内。</translation>
    </message>
    <message>
        <source>The strongest answer over all places, of each filter.</source>
        <translation>每个滤波器在所有位置上的最强响应。</translation>
    </message>
    <message>
        <source>The strongest answer over all places, and the mean.</source>
        <translation>所有位置上的最强响应，以及平均值。</translation>
    </message>
    <message>
        <source>The stronger of two neighbouring places.</source>
        <translation>相邻两个位置中较强的一个。</translation>
    </message>
    <message>
        <source>One after the other.</source>
        <translation>前后拼在一起。</translation>
    </message>
    <message>
        <source>Number by number.</source>
        <translation>逐个数相加。</translation>
    </message>
    <message>
        <source>Padding is zero.</source>
        <translation>填充处为零。</translation>
    </message>
    <message>
        <source>How much each place counts, as a power: always above zero.</source>
        <translation>每个位置的分量，取指数，恒大于零。</translation>
    </message>
    <message>
        <source>The number of the word divided by the size of the vocabulary.</source>
        <translation>词的编号除以词表大小。</translation>
    </message>
    <message>
        <source>All places in one row.</source>
        <translation>所有位置排成一行。</translation>
    </message>
    <message>
        <source>What is left at the end of what each word brought, by how much later ones replaced.</source>
        <translation>每个词带来的内容，被后来的词替换之后最终留下的部分。</translation>
    </message>
    <message>
        <source>A learned vector for each place is added.</source>
        <translation>每个位置加上学到的位置向量。</translation>
    </message>
    <message>
        <source>The numbers of each place to mean 0 and spread 1, then scaled.</source>
        <translation>每个位置的数归一到均值 0、方差 1，再缩放。</translation>
    </message>
    <message>
        <source>Each place gathers from all others, by how well they match.</source>
        <translation>每个位置按匹配程度从其他位置汇集信息。</translation>
    </message>
    <message>
        <source>The vector at length 1, so that a product of two is their cosine.</source>
        <translation>向量长度归为 1，两个向量的乘积就是余弦。</translation>
    </message>
    <message>
        <source>Chances that sum to 1.</source>
        <translation>总和为 1 的概率。</translation>
    </message>
    <message>
        <source>What it adds that the last category comes again.</source>
        <translation>上一个类目再次出现时加上的分值。</translation>
    </message>
    <message>
        <source>The more words say the same, the surer it is.</source>
        <translation>说同一件事的词越多，判断越有把握。</translation>
    </message>
    <message>
        <source>The mean of what the members say.</source>
        <translation>各成员结果的平均。</translation>
    </message>
    <message>
        <source>A public encoder that reads texts as they are; no part of it learns.</source>
        <translation>直接读取文本的公开编码器，不参与训练。</translation>
    </message>
    <message>
        <source>The directions in which the products of this shop differ most.</source>
        <translation>本店商品差异最大的若干方向。</translation>
    </message>
    <message>
        <source>The vector of each product, the same that histories are read by.</source>
        <translation>每个商品的向量，读取历史时用的也是它。</translation>
    </message>
    <message>
        <source>How near both vectors are: 1 is the same direction.</source>
        <translation>两个向量有多接近：1 表示方向相同。</translation>
    </message>
</context>
<context>
    <name>LayersModel</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出形状</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>输入来自</translation>
    </message>
</context>
<context>
    <name>LayersPage</name>
    <message>
        <source>Choose a layer to read what it does.</source>
        <translation>选择一层，查看它的作用。</translation>
    </message>
    <message>
        <source>A query, to see what it sets off in the network</source>
        <translation>输入查询，看它在网络里激活了什么</translation>
    </message>
    <message>
        <source>Without its weights nothing can be reckoned for a query</source>
        <translation>没有保存权重，无法计算查询的激活</translation>
    </message>
    <message>
        <source>The encoder from outside reads a query as a whole: no layer of it is ours</source>
        <translation>外部编码器整体读取查询：它的各层不属于本程序</translation>
    </message>
    <message>
        <source>This network reads what shoppers do, not queries</source>
        <translation>这个网络读取顾客的行为，而不是查询</translation>
    </message>
    <message>
        <source>Strips show how strongly each layer answers; the query on screen comes by itself</source>
        <translation>色条显示每一层响应的强弱；屏幕上的查询会自动填入</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Show the whole drawing</source>
        <translation>显示整张图</translation>
    </message>
    <message>
        <source>Save as picture…</source>
        <translation>存为图片…</translation>
    </message>
    <message>
        <source>The whole drawing as PNG, in the colours of the window</source>
        <translation>整张图存为 PNG，颜色与窗口一致</translation>
    </message>
</context>
<context>
    <name>LayoutProgress</name>
    <message>
        <source>t-SNE begins…</source>
        <translation>t-SNE 正在开始…</translation>
    </message>
    <message>
        <source>t-SNE: {done} of {total} steps · {seconds} s left</source>
        <translation>t-SNE：第 {done} / {total} 步 · 还剩 {seconds} 秒</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No t-SNE was made of these vectors; principal components stand in.</source>
        <translation>这些向量还没有 t-SNE，先用主成分代替。</translation>
    </message>
    <message>
        <source>Lay it out</source>
        <translation>开始计算</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>Ledger of updates</source>
        <translation>更新台账</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Model before ▸ after</source>
        <translation>更新前 ▸ 更新后</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>学习自</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Undone by</source>
        <translation>撤销人</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>{count} runs</source>
        <translation>{count} 次运行</translation>
    </message>
    <message>
        <source>Runs: {runs}</source>
        <translation>运行：{runs}</translation>
    </message>
    <message>
        <source>{name}: the tick draws them, a double click or Enter filters the results by them</source>
        <translation>{name}：勾选则显示；双击或回车按它筛选结果</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Filter the results by these</source>
        <translation>按这一类筛选结果</translation>
    </message>
    <message>
        <source>Draw these alone, or all again</source>
        <translation>只显示这一类，或恢复全部</translation>
    </message>
    <message>
        <source>Colours of the {products}</source>
        <translation>{products}的颜色</translation>
    </message>
</context>
<context>
    <name>LevelBar</name>
    <message>
        <source>From the cheapest to the dearest quarter of each kind: {shares}</source>
        <translation>从每类商品最便宜的四分之一到最贵的四分之一：{shares}</translation>
    </message>
</context>
<context>
    <name>LevelSlider</name>
    <message>
        <source>cheapest</source>
        <translation>最低价</translation>
    </message>
    <message>
        <source>cheaper</source>
        <translation>中低价</translation>
    </message>
    <message>
        <source>dearer</source>
        <translation>中高价</translation>
    </message>
    <message>
        <source>dearest</source>
        <translation>最高价</translation>
    </message>
    <message>
        <source>any price</source>
        <translation>不限价位</translation>
    </message>
    <message>
        <source>the {quarter} quarter of each kind</source>
        <translation>每类商品的{quarter}档</translation>
    </message>
    <message>
        <source>up to the {quarter} quarter of each kind</source>
        <translation>每类商品到{quarter}档为止</translation>
    </message>
    <message>
        <source>from the {quarter} quarter of each kind</source>
        <translation>每类商品从{quarter}档起</translation>
    </message>
    <message>
        <source>the middle half of each kind</source>
        <translation>每类商品的中间两档</translation>
    </message>
    <message>
        <source>Arrow keys move the upper end, with Shift the lower end</source>
        <translation>方向键移动上限，按住 Shift 移动下限</translation>
    </message>
    <message>
        <source>Budget: {words}</source>
        <translation>预算：{words}</translation>
    </message>
    <message>
        <source>The prices of each kind of product are cut into four quarters, with as many products in each</source>
        <translation>同类商品按价格分为四档，每档商品数相同</translation>
    </message>
</context>
<context>
    <name>LikedList</name>
    <message>
        <source>As soon as there is a history, this shows what it leads to.</source>
        <translation>有了历史，这里就会显示推荐结果。</translation>
    </message>
    <message>
        <source>May like</source>
        <translation>猜你喜欢</translation>
    </message>
</context>
<context>
    <name>ListHeader</name>
    <message>
        <source>Click a column to sort by it: rank, price or sales</source>
        <translation>点击列名排序：综合、价格或销量</translation>
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
    <name>LiveControls</name>
    <message>
        <source>From step {step} on it learns with {rate:g}</source>
        <translation>从第 {step} 步起以 {rate:g} 学习</translation>
    </message>
    <message>
        <source>Measured at step {step}: {figures}</source>
        <translation>第 {step} 步测得：{figures}</translation>
    </message>
    <message>
        <source>nothing is held out to measure on</source>
        <translation>没有留出的样本可供测量</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>From the next batch on; a falling rate falls on from there (Enter)</source>
        <translation>从下一批起生效；下降的学习率从此处继续下降（回车）</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Learn with this rate from the next batch on</source>
        <translation>从下一批起以此学习率学习</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>立即测量</translation>
    </message>
    <message>
        <source>Measure the model as it is on what is held out, in mid-epoch</source>
        <translation>不等一轮结束，用留出的样本测量现在的模型</translation>
    </message>
</context>
<context>
    <name>LoopResults</name>
    <message>
        <source>Pin up to five queries: their ten best are drawn here after every epoch.</source>
        <translation>最多固定五个查询：每轮之后，它们的前十名画在这里。</translation>
    </message>
    <message>
        <source>Searching the epochs…</source>
        <translation>正在用各轮模型检索…</translation>
    </message>
    <message>
        <source>Nothing was found after any epoch, or none is kept yet.</source>
        <translation>各轮都没有结果，或者还没有存下任何一轮。</translation>
    </message>
    <message>
        <source>No product of this query is judged.</source>
        <translation>这个查询没有标注过的商品。</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>相关度 {grade}</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>Pin “{query}”</source>
        <translation>固定“{query}”</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Five queries are pinned; let go of one first</source>
        <translation>已固定五个查询；请先取消一个</translation>
    </message>
    <message>
        <source>Watch the results of the query on screen, epoch by epoch</source>
        <translation>逐轮观察屏幕上这个查询的结果</translation>
    </message>
    <message>
        <source>Let go of “{query}”</source>
        <translation>取消固定“{query}”</translation>
    </message>
    <message>
        <source>Results in the loop</source>
        <translation>逐轮结果</translation>
    </message>
</context>
<context>
    <name>MadeUpPeople</name>
    <message>
        <source>Nameless</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>MakingUp</name>
    <message>
        <source>Made-up {number}</source>
        <translation>虚构 {number}</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name}（副本）</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>已删除“{name}”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Add to the history of {name}</source>
        <translation>加入“{name}”的历史</translation>
    </message>
    <message>
        <source>Make up a {shopper} who looked at this</source>
        <translation>虚构一位看过它的{shopper}</translation>
    </message>
</context>
<context>
    <name>MapFilter</name>
    <message>
        <source>There is no {product} within the line</source>
        <translation>圈内没有{product}</translation>
    </message>
    <message>
        <source>The results are {count} of the map alone</source>
        <translation>结果只含地图上圈出的 {count}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>MappingTable</name>
    <message>
        <source>attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>What is column {column}?</source>
        <translation>“{column}”列是什么？</translation>
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
    <name>ModelDialog</name>
    <message>
        <source>Save the drawing</source>
        <translation>保存网络图</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已存为 {file}</translation>
    </message>
    <message>
        <source>There is no run to look into yet; train one first.</source>
        <translation>还没有可以查看的训练；请先训练一次。</translation>
    </message>
    <message>
        <source>What the model learned</source>
        <translation>模型学到了什么</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>The run to look into</source>
        <translation>要查看的训练</translation>
    </message>
    <message>
        <source>The epoch to look into</source>
        <translation>要查看的轮次</translation>
    </message>
    <message>
        <source>Epochs that are kept with their weights</source>
        <translation>保存了权重的轮次</translation>
    </message>
    <message>
        <source>{epoch}, the best</source>
        <translation>{epoch}（最好）</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
</context>
<context>
    <name>MoveChip</name>
    <message>
        <source>was {rank}</source>
        <translation>原第 {rank}</translation>
    </message>
</context>
<context>
    <name>MovedModel</name>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>NeighbourProcess</name>
    <message>
        <source>The map could not be begun: {reason}.</source>
        <translation>地图无法开始绘制：{reason}。</translation>
    </message>
    <message>
        <source>The map ended unexpectedly (code {code}).</source>
        <translation>地图绘制意外结束（代码 {code}）。</translation>
    </message>
</context>
<context>
    <name>NeighboursModel</name>
    <message>
        <source>Before</source>
        <translation>训练前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>训练后</translation>
    </message>
    <message>
        <source>Neighbour</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
</context>
<context>
    <name>NeighboursPage</name>
    <message>
        <source>A word, or the title or id of a product</source>
        <translation>输入一个词，或商品的标题、编号</translation>
    </message>
    <message>
        <source>Its ten nearest, before this run learned and after</source>
        <translation>训练前后与它最近的十个</translation>
    </message>
    <message>
        <source>Only words of titles and queries</source>
        <translation>只看标题和查询里的词</translation>
    </message>
    <message>
        <source>Leaves out pairs of characters and words that only the start knows</source>
        <translation>不看字对，以及只有预训练起点认识的词</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>训练前</translation>
    </message>
    <message>
        <source>After epoch {epoch}</source>
        <translation>第 {epoch} 轮之后</translation>
    </message>
    <message>
        <source>Nearest before training</source>
        <translation>训练前最近的词</translation>
    </message>
    <message>
        <source>Nearest after training</source>
        <translation>训练后最近的词</translation>
    </message>
    <message>
        <source>Type a word: what was near it before this run learned, and what is now?</source>
        <translation>输入一个词：训练之前谁离它近，现在谁离它近？</translation>
    </message>
    <message>
        <source>The run does not know this word; near to it are: {words}</source>
        <translation>这次训练不认识这个词；写法相近的有：{words}</translation>
    </message>
    <message>
        <source>The run does not know this word: it reads it by what it has in common.</source>
        <translation>这次训练不认识这个词：只能从它与其他词的共同部分去读。</translation>
    </message>
    <message>
        <source>{word} after the training.</source>
        <translation>训练之后的“{word}”。</translation>
    </message>
    <message>
        <source>Nothing is known of {word} before the training.</source>
        <translation>训练之前没有“{word}”的向量。</translation>
    </message>
    <message>
        <source>{word} itself moved: the cosine between its vectors before and after is {cosine}.</source>
        <translation>“{word}”本身也移动了：训练前后两个向量的余弦为 {cosine}。</translation>
    </message>
    <message>
        <source>What this run began with was not kept and is not known any more; train it again to see.</source>
        <translation>这次训练开始时的向量没有保存，已无从知道；重新训练即可看到。</translation>
    </message>
    <message>
        <source>Before: the vectors that this training began with, kept then.</source>
        <translation>训练前：这次训练开始时保存下来的向量。</translation>
    </message>
    <message>
        <source>Before: the pretrained start as it ships now; this run of an earlier version began with it.</source>
        <translation>训练前：随程序提供的预训练起点；这次训练由较早版本从它开始。</translation>
    </message>
    <message>
        <source>Before: the run that this one went on from, or was made of.</source>
        <translation>训练前：这次训练所接续或由来的那次训练。</translation>
    </message>
    <message>
        <source>Before: epoch {epoch}, the first that is kept. What this run began with was not kept.</source>
        <translation>训练前：第 {epoch} 轮，即保存下来的最早一轮。训练开始时的向量没有保存。</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>How many more epochs</source>
        <translation>再训练多少轮</translation>
    </message>
    <message>
        <source>Continue for</source>
        <translation>再训练</translation>
    </message>
    <message>
        <source>Put this run's settings into the form, to change them and train a new run</source>
        <translation>把这个模型的设置放进表单，修改后训练新模型</translation>
    </message>
    <message>
        <source>more epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>A new run goes on from the best epoch of this one; a falling learning rate falls anew</source>
        <translation>新的模型从这个模型最好的一轮继续；下降的学习率重新开始下降</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>复制设置</translation>
    </message>
</context>
<context>
    <name>NoiseForm</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Kinds of noise</source>
        <translation>噪声种类</translation>
    </message>
    <message>
        <source>Runs to measure</source>
        <translation>要测量的模型</translation>
    </message>
    <message>
        <source>Up to {most} runs. Words alone are measured beside them.</source>
        <translation>最多 {most} 个模型；同时测量纯词汇检索作为对照。</translation>
    </message>
    <message>
        <source>Up to {most} runs.</source>
        <translation>最多 {most} 个模型。</translation>
    </message>
</context>
<context>
    <name>NoiseLab</name>
    <message>
        <source>Noise lab</source>
        <translation>噪声实验室</translation>
    </message>
    <message>
        <source>How much noise does a model stand?</source>
        <translation>模型能承受多少噪声？</translation>
    </message>
    <message>
        <source>Texts that no run has learned from get typos, homophones, words left out and more. Each run answers them; what it finds is held against the clean text.</source>
        <translation>给所有模型都没有学过的文本加入错字、同音字、漏词等噪声，让每个模型作答，再与干净文本的结果对比。</translation>
    </message>
</context>
<context>
    <name>NoiseModel</name>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Texts changed</source>
        <translation>被改动的文本</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>稳定性</translation>
    </message>
</context>
<context>
    <name>NoisePlot</name>
    <message>
        <source>{run} at {level}: {metric} {quality}, stability {stability}</source>
        <translation>{run}，噪声 {level}：{metric} {quality}，稳定性 {stability}</translation>
    </message>
    <message>
        <source>words struck, %</source>
        <translation>受噪声影响的词，%</translation>
    </message>
</context>
<context>
    <name>NoiseResult</name>
    <message>
        <source>Save the figures</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>rank-biased overlap of the ten best with those of the clean text, p = {p}</source>
        <translation>前十名与干净文本前十名的 RBO 重合度，p = {p}</translation>
    </message>
    <message>
        <source>share of guesses that stay</source>
        <translation>判断不变的比例</translation>
    </message>
    <message>
        <source>with its 95 % interval</source>
        <translation>含 95% 区间</translation>
    </message>
    <message>
        <source>{count} {unit}; noise made by rule, seed {seed}; spelling corrected as in search</source>
        <translation>{count} 个{unit}；噪声按规则生成，随机种子 {seed}；与搜索时一样纠正拼写</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Kind of noise in the table</source>
        <translation>表中的噪声种类</translation>
    </message>
    <message>
        <source>Figures of one kind of noise</source>
        <translation>某种噪声的数据</translation>
    </message>
    <message>
        <source>{count} {unit}; noise made by rule, seed {seed}</source>
        <translation>{count} {unit}；噪声按规则生成，随机种子 {seed}</translation>
    </message>
</context>
<context>
    <name>NoteBar</name>
    <message>
        <source>Step back (Page Up)</source>
        <translation>上一步（Page Up）</translation>
    </message>
    <message>
        <source>Step on (Page Down)</source>
        <translation>下一步（Page Down）</translation>
    </message>
    <message>
        <source>Nothing done here is recorded · Page Down, Page Up · Esc ends</source>
        <translation>演示中的操作不记入日志 · Page Down / Page Up 翻页 · Esc 结束</translation>
    </message>
    <message>
        <source>The last step; Page Down ends</source>
        <translation>最后一步，再按 Page Down 结束</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>接下来：{step}</translation>
    </message>
    <message>
        <source>The start page</source>
        <translation>首页推荐</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>没有找到“{text}”</translation>
    </message>
    <message>
        <source>No {product} passes the filters.</source>
        <translation>没有{product}符合当前筛选。</translation>
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
        <source>No model has been trained yet</source>
        <translation>还没有训练过模型</translation>
    </message>
    <message>
        <source>Neural search needs one: train it, or search by words until then.</source>
        <translation>神经检索需要模型：先训练一个，或暂时用词汇检索。</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>用词汇检索</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清空搜索</translation>
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
    <name>OutcomeBar</name>
    <message>
        <source>Leave it as it is</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>仍然启用</translation>
    </message>
    <message>
        <source>Use the new one</source>
        <translation>启用新模型</translation>
    </message>
    <message>
        <source>Keep the earlier one</source>
        <translation>保留原来的</translation>
    </message>
</context>
<context>
    <name>OwnShops</name>
    <message>
        <source>“{name}” was open last and is gone; this is another shop of yours.</source>
        <translation>上次打开的“{name}”已不存在，现在打开的是另一家店铺。</translation>
    </message>
    <message>
        <source>“{name}” is gone; nothing was opened.</source>
        <translation>“{name}”已不存在，没有打开任何店铺。</translation>
    </message>
    <message>
        <source>Reset the demo world</source>
        <translation>重置演示数据</translation>
    </message>
    <message>
        <source>Put the demo world back as it came?</source>
        <translation>把演示数据恢复到最初的样子？</translation>
    </message>
    <message>
        <source>Everything that was done in it goes for good: the runs trained there, what shoppers did and what was learned from it, made-up shoppers, experiments, and whatever was added to its data. Your own shops stay as they are.</source>
        <translation>在其中做过的一切都将永久删除：训练出的模型、顾客的行为以及从中学到的内容、虚构顾客、实验，以及添加到其中的数据。你自己的店铺保持不变。</translation>
    </message>
    <message>
        <source>Reset and open</source>
        <translation>重置并打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PairBar</name>
    <message>
        <source>Which two systems</source>
        <translation>哪两个系统</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>PaletteContent</name>
    <message>
        <source>What do you want to do? Chinese, pinyin, initials or English</source>
        <translation>想做什么？输入中文、拼音、首字母或英文</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No command by this name</source>
        <translation>没有这个名称的命令</translation>
    </message>
</context>
<context>
    <name>PanelNote</name>
    <message>
        <source>An update is under way; training can begin when it is done.</source>
        <translation>模型正在更新，更新结束后才能训练。</translation>
    </message>
    <message>
        <source>This shop is open read-only: it can be searched but not trained.</source>
        <translation>这家店铺以只读方式打开：可以搜索，不能训练。</translation>
    </message>
    <message>
        <source>Settings of {run}: change what you like, then press Train.</source>
        <translation>这是 {run} 的设置：改好后按“训练”。</translation>
    </message>
</context>
<context>
    <name>Panels</name>
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
        <source>Inspector</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Make up a {shopper}</source>
        <translation>虚构{shopper}</translation>
    </message>
    <message>
        <source>Training panel (Ctrl+Shift+T)</source>
        <translation>训练面板（Ctrl+Shift+T）</translation>
    </message>
    <message>
        <source>Inspector (Ctrl+Shift+I)</source>
        <translation>检验面板（Ctrl+Shift+I）</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
</context>
<context>
    <name>PartNames</name>
    <message>
        <source>Search box</source>
        <translation>搜索框</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>检索方式</translation>
    </message>
    <message>
        <source>Shopper</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>个性化</translation>
    </message>
    <message>
        <source>Strength of the taste</source>
        <translation>偏好强度滑块</translation>
    </message>
    <message>
        <source>Category filter</source>
        <translation>类目筛选</translation>
    </message>
    <message>
        <source>Brand filter</source>
        <translation>品牌筛选</translation>
    </message>
    <message>
        <source>Price filter</source>
        <translation>价格筛选</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Chosen filters</source>
        <translation>已选筛选</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>意图</translation>
    </message>
    <message>
        <source>Cards or list</source>
        <translation>卡片与列表切换</translation>
    </message>
    <message>
        <source>Count and time</source>
        <translation>件数与用时</translation>
    </message>
    <message>
        <source>Run that ranks</source>
        <translation>排序所用模型</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>本次会话</translation>
    </message>
    <message>
        <source>Corrected query</source>
        <translation>纠正后的词</translation>
    </message>
    <message>
        <source>Product sheet</source>
        <translation>商品详情</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检验面板</translation>
    </message>
    <message>
        <source>Parts of the score</source>
        <translation>得分构成</translation>
    </message>
    <message>
        <source>First result</source>
        <translation>第一个结果</translation>
    </message>
    <message>
        <source>First that climbed ▲</source>
        <translation>第一个上升 ▲ 的结果</translation>
    </message>
</context>
<context>
    <name>PausedRun</name>
    <message>
        <source>Paused: {run}, {done} of {epochs} epochs complete.</source>
        <translation>已暂停：{run}，完成 {done}/{epochs} 轮。</translation>
    </message>
    <message>
        <source>Interrupted: {run}, {done} of {epochs} epochs complete.</source>
        <translation>被中断：{run}，完成 {done}/{epochs} 轮。</translation>
    </message>
    <message>
        <source>{count} more can go on, too.</source>
        <translation>另有 {count} 个也可以继续。</translation>
    </message>
    <message>
        <source>Paused: cross-validation of {network}, {done} of {folds} folds complete.</source>
        <translation>已暂停：{network} 的交叉验证，完成 {done}/{folds} 折。</translation>
    </message>
    <message>
        <source>Interrupted: cross-validation of {network}, {done} of {folds} folds complete.</source>
        <translation>被中断：{network} 的交叉验证，完成 {done}/{folds} 折。</translation>
    </message>
</context>
<context>
    <name>PendingCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Update model</source>
        <translation>更新模型</translation>
    </message>
    <message>
        <source>What there is to learn</source>
        <translation>待学习的行为</translation>
    </message>
    <message>
        <source>How far the update is</source>
        <translation>更新进度</translation>
    </message>
    <message>
        <source>Loss of the update</source>
        <translation>更新的损失</translation>
    </message>
    <message>
        <source>Loss of the update, batch by batch; lower is better</source>
        <translation>更新的逐批损失，越低越好</translation>
    </message>
</context>
<context>
    <name>PersonalSwitch</name>
    <message>
        <source>Personal</source>
        <translation>个性化</translation>
    </message>
    <message>
        <source>Let the {shopper}'s taste take part in the score (Ctrl+P)</source>
        <translation>让{shopper}的偏好参与打分（Ctrl+P）</translation>
    </message>
    <message>
        <source>Choose a {shopper}, or click a {product}: a guest's taste is not known yet</source>
        <translation>请选择一位{shopper}，或点击一件{product}：还不知道游客的偏好</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>The shop is still being opened; start the demonstration then.</source>
        <translation>店铺还在打开，请稍后再开始演示。</translation>
    </message>
    <message>
        <source>Two rankings are being compared; end that before the demonstration.</source>
        <translation>正在交替对比两个排序，请先结束对比再演示。</translation>
    </message>
    <message>
        <source>A model is being trained; start the demonstration when it is done.</source>
        <translation>正在训练模型，请等训练结束后再演示。</translation>
    </message>
    <message>
        <source>This demonstration has no steps yet.</source>
        <translation>这个演示还没有步骤。</translation>
    </message>
    <message>
        <source>The run {run} of this demonstration is gone; another one ranks.</source>
        <translation>这个演示用的模型 {run} 已不在，改用现在的模型排序。</translation>
    </message>
    <message>
        <source>The product {product} of this step is not in this shop.</source>
        <translation>这一步的商品 {product} 不在这个店铺里。</translation>
    </message>
</context>
<context>
    <name>PresetsBar</name>
    <message>
        <source>“{name}” is kept for this task.</source>
        <translation>已为这个任务保存“{name}”。</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>已删除“{name}”。</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>自定设置</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Back to defaults</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Every setting as it is by default, and marked no more</source>
        <translation>所有设置恢复为默认值，不再标记</translation>
    </message>
    <message>
        <source>Keep as preset…</source>
        <translation>存为预设……</translation>
    </message>
    <message>
        <source>Give these settings a name; they can then be chosen in every shop</source>
        <translation>给这些设置起个名字，之后在任何店铺都能选用</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete this preset of your own</source>
        <translation>删除这个自己保存的预设</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设的名字</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
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
    <name>PricePlot</name>
    <message>
        <source>not found</source>
        <translation>未上榜</translation>
    </message>
</context>
<context>
    <name>ProductMapRoom</name>
    <message>
        <source>Map of the {products}</source>
        <translation>{products}地图</translation>
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
        <source>Find on the map</source>
        <translation>在地图上找到</translation>
    </message>
</context>
<context>
    <name>ProductMapView</name>
    <message>
        <source>Save a picture of the map</source>
        <translation>保存地图图片</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>还没有地图</translation>
    </message>
    <message>
        <source>It is drawn as soon as a shop is open.</source>
        <translation>打开商店后就会绘制。</translation>
    </message>
    <message>
        <source>There are no {products} to draw</source>
        <translation>没有{products}可画</translation>
    </message>
    <message>
        <source>Import some: each becomes a point of the map.</source>
        <translation>导入一些：每一个都会成为地图上的一个点。</translation>
    </message>
    <message>
        <source>A map shows the vectors that a search run gives the {products}. Train such a run, or choose one above the results; runs of other tasks give none.</source>
        <translation>地图画的是搜索模型给{products}的向量。训练一个搜索模型，或在结果上方选择一个；其他任务的模型没有这样的向量。</translation>
    </message>
    <message>
        <source>Words alone rank</source>
        <translation>现在只按词汇排序</translation>
    </message>
    <message>
        <source>Vectors of {run}</source>
        <translation>{run} 的向量</translation>
    </message>
    <message>
        <source>both axes hold {share} of the variance</source>
        <translation>两轴保留 {share} 的方差</translation>
    </message>
    <message>
        <source>{placed} were laid out, the others stand beside the most alike</source>
        <translation>其中 {placed} 件由 t-SNE 排布，其余放在最相似的旁边</translation>
    </message>
    <message>
        <source>near is alike, far says little</source>
        <translation>近即相似，远近不可比</translation>
    </message>
    <message>
        <source>{drawn} of them are drawn</source>
        <translation>画出其中 {drawn} 件</translation>
    </message>
    <message>
        <source>★ the query</source>
        <translation>★ 查询</translation>
    </message>
    <message>
        <source>☆ the query, about here</source>
        <translation>☆ 查询（大致位置）</translation>
    </message>
    <message>
        <source>Rank {rank} for the query on screen</source>
        <translation>当前查询的第 {rank} 名</translation>
    </message>
    <message>
        <source>Map of the {products}</source>
        <translation>{products}地图</translation>
    </message>
</context>
<context>
    <name>ProductSection</name>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>销量</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>第 {epoch}/{epochs} 轮</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>前几步…</translation>
    </message>
    <message>
        <source>Pausing: {stage}</source>
        <translation>正在暂停：{stage}</translation>
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
        <source>Pausing…</source>
        <translation>正在暂停…</translation>
    </message>
    <message>
        <source>Paused; it goes on from here, also after the window was closed</source>
        <translation>已暂停；可从此处继续，关闭窗口后也一样</translation>
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
        <source>Stopped before the first epoch was complete; nothing is kept</source>
        <translation>第一轮完成之前已停止，没有可保留的内容</translation>
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
        <source>{count} example/s</source>
        <translation>{count} 样本/秒</translation>
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
        <source>{count} example</source>
        <translation>{count} 个样本</translation>
    </message>
    <message>
        <source>{count} held out</source>
        <translation>留出 {count} 个</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>{count} parameter</source>
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
    <message>
        <source>Fold {fold} of {folds}</source>
        <translation>第 {fold} 折，共 {folds} 折</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Cancelling; the shop stays as it was…</source>
        <translation>正在取消，店铺保持原样…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>{count} rows/s</source>
        <translation>{count} 行/秒</translation>
    </message>
    <message>
        <source>{count} row/s</source>
        <translation>{count} 行/秒</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>剩余 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;I)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>QueriesModel</name>
    <message>
        <source>Tags (divided by ;)</source>
        <translation>标签（以 ; 分隔）</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>已评</translation>
    </message>
</context>
<context>
    <name>QueriesPage</name>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>First</source>
        <translation>前者</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>后者</translation>
    </message>
    <message>
        <source>No query is found.</source>
        <translation>没有找到查询。</translation>
    </message>
    <message>
        <source>{query} · {overlap} of ten in both · RBO {rbo}</source>
        <translation>{query} · 前十名中 {overlap} 两边都有 · RBO {rbo}</translation>
    </message>
    <message>
        <source>Most lost first</source>
        <translation>降得最多在前</translation>
    </message>
    <message>
        <source>Most won first</source>
        <translation>升得最多在前</translation>
    </message>
    <message>
        <source>Most different first</source>
        <translation>差别最大在前</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>最差在前</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>原有顺序</translation>
    </message>
    <message>
        <source>Order of the queries</source>
        <translation>查询的顺序</translation>
    </message>
    <message>
        <source>Find a query</source>
        <translation>查找查询</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Differences, a bar a query</source>
        <translation>差值，每个查询一条</translation>
    </message>
    <message>
        <source>A bar a query: up where the second system is better</source>
        <translation>每个查询一条：向上表示后者更好</translation>
    </message>
    <message>
        <source>Open in the results</source>
        <translation>在结果中打开</translation>
    </message>
    <message>
        <source>Search for the selected query (Return)</source>
        <translation>搜索选中的查询（回车）</translation>
    </message>
</context>
<context>
    <name>QueriesTab</name>
    <message>
        <source>{count} queries left the set</source>
        <translation>{count} 条查询已移出查询集</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Files of judgments…</source>
        <translation>评判文件…</translation>
    </message>
    <message>
        <source>What this shop imported</source>
        <translation>本店导入的评判</translation>
    </message>
    <message>
        <source>Judgments from clicks</source>
        <translation>来自点击的评判</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Judgments: TREC, CSV, Quepid, ESCI, WANDS</source>
        <translation>评判：TREC、CSV、Quepid、ESCI、WANDS</translation>
    </message>
    <message>
        <source>Export judgments</source>
        <translation>导出评判</translation>
    </message>
    <message>
        <source>{kept} rows in; {left} left out</source>
        <translation>导入 {kept} 行；略去 {left} 行</translation>
    </message>
    <message>
        <source>{count} grades in</source>
        <translation>导入 {count} 个评分</translation>
    </message>
    <message>
        <source>{count} rows written to {file}</source>
        <translation>{count} 行写入 {file}</translation>
    </message>
    <message>
        <source>A query to be judged</source>
        <translation>要评判的查询</translation>
    </message>
    <message>
        <source>Queries of the set</source>
        <translation>查询集中的查询</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Import judgments…</source>
        <translation>导入评判…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>QueryChart</name>
    <message>
        <source>{query}: found nothing {count} times, last on {day}</source>
        <translation>{query}：{count} 次没有结果，最近一次 {day}</translation>
    </message>
    <message>
        <source>{query}, then {next}: {count} times, {kind}</source>
        <translation>{query}，接着 {next}：{count} 次，{kind}</translation>
    </message>
    <message>
        <source>{query}: {count} search, click-through {share}</source>
        <translation>{query}：{count} 次搜索，点击率 {share}</translation>
    </message>
    <message>
        <source>{query}: {count} searches, click-through {share}</source>
        <translation>{query}：{count} 次搜索，点击率 {share}</translation>
    </message>
    <message>
        <source>{query}: {count} search without a click</source>
        <translation>{query}：{count} 次搜索无点击</translation>
    </message>
    <message>
        <source>{query}: {count} searches without a click</source>
        <translation>{query}：{count} 次搜索无点击</translation>
    </message>
    <message>
        <source>{query}: found nothing once, on {day}</source>
        <translation>{query}：{day} 无结果 1 次</translation>
    </message>
    <message>
        <source>{query}, then {next}: once, {kind}</source>
        <translation>{query} → {next}：1 次，{kind}</translation>
    </message>
</context>
<context>
    <name>QueryChoice</name>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The judged queries of this shop</source>
        <translation>本店的已标注查询</translation>
    </message>
    <message>
        <source>A query set of this shop</source>
        <translation>本店的一个查询集</translation>
    </message>
    <message>
        <source>Files of queries and judgments</source>
        <translation>查询与标注的文件</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Name of the query set</source>
        <translation>查询集的名称</translation>
    </message>
    <message>
        <source>Judgments</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
</context>
<context>
    <name>QuerySection</name>
    <message>
        <source>How the query was read</source>
        <translation>查询词怎样理解</translation>
    </message>
    <message>
        <source>Words that met</source>
        <translation>命中的词</translation>
    </message>
    <message>
        <source>The figure beside a word is what it adds to the score.</source>
        <translation>词旁的数字是它给得分加的分。</translation>
    </message>
    <message>
        <source>character pairs</source>
        <translation>字对</translation>
    </message>
    <message>
        <source>Neighbouring characters of the query that stand here, together.</source>
        <translation>查询里相邻的两个字在这里出现，合计加的分。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>No word of the query stands in this {product}; its meaning was near.</source>
        <translation>{product}里没有查询中的词，是语义相近才排到这里。</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>字母组</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>for {word}</source>
        <translation>同“{word}”</translation>
    </message>
    <message>
        <source>synonym</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>instead of {word}</source>
        <translation>原为“{word}”</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已纠正</translation>
    </message>
    <message>
        <source>Not asked for, but shared by the best results.</source>
        <translation>查询里没有，但最好的结果都有。</translation>
    </message>
    <message>
        <source>The query names another {category}.</source>
        <translation>查询指的是另一个{category}。</translation>
    </message>
    <message>
        <source>The title only describes another thing by this word.</source>
        <translation>标题里这个词只是用来说明别的东西。</translation>
    </message>
    <message>
        <source>What the {product} loses because it holds no such word.</source>
        <translation>这{product}因为没有这个词而失去的分。</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Waiting: {count}</source>
        <translation>排队：{count}</translation>
    </message>
    <message>
        <source>Trainings that wait</source>
        <translation>排队的训练</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂不开始</translation>
    </message>
    <message>
        <source>While held, no other training begins; the one under way goes on to its end</source>
        <translation>勾选时不再开始新的训练；正在进行的训练到结束为止</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Let the chosen training begin before the one above it</source>
        <translation>让选中的训练排到上一个之前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Let the chosen training begin after the one below it</source>
        <translation>让选中的训练排到下一个之后</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take the chosen training out of the queue (Delete)</source>
        <translation>把选中的训练移出队列（Delete）</translation>
    </message>
    <message>
        <source>They waited when this shop was closed. None begins before you take “Hold” away.</source>
        <translation>关闭店铺时它们还在排队。取消“暂不开始”之前，什么都不会开始。</translation>
    </message>
</context>
<context>
    <name>RankChart</name>
    <message>
        <source>; position alone: {share}</source>
        <translation>；仅凭位置：{share}</translation>
    </message>
    <message>
        <source>position alone</source>
        <translation>仅凭位置</translation>
    </message>
    <message>
        <source>Rank {rank}: clicked {share} (95 %: {low} to {high}), impressions: {impressions}</source>
        <translation>第 {rank} 位：点击率 {share}（95% 区间 {low} 至 {high}），曝光 {impressions}</translation>
    </message>
</context>
<context>
    <name>ReadingNote</name>
    <message>
        <source>Before it learns, the teacher reads {count} titles and queries: about {minutes} min.</source>
        <translation>学习之前，教师先读 {count} 条标题和查询，约 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>Before it learns, the teacher reads {count} titles and queries: less than a minute.</source>
        <translation>学习之前，教师先读 {count} 条标题和查询，不到一分钟。</translation>
    </message>
</context>
<context>
    <name>ReadingOptions</name>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Every row is</source>
        <translation>每一行是</translation>
    </message>
    <message>
        <source>by its letters: {encoding}</source>
        <translation>按内容判断：{encoding}</translation>
    </message>
    <message>
        <source>by its letters</source>
        <translation>按内容判断</translation>
    </message>
    <message>
        <source>by its columns: {sheets}</source>
        <translation>按列判断：{sheets}</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>尚未说明</translation>
    </message>
    <message>
        <source>What do these actions of the log mean?</source>
        <translation>日志中的这些行为是什么意思？</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>What does {word} mean?</source>
        <translation>{word} 是什么意思？</translation>
    </message>
</context>
<context>
    <name>ReadingWords</name>
    <message>
        <source>The network reads no word of this query.</source>
        <translation>网络在这个查询里没有读到任何词。</translation>
    </message>
    <message>
        <source>Read as {count} words and pairs of characters: {words}</source>
        <translation>读作 {count} 个词和字对：{words}</translation>
    </message>
    <message>
        <source>filter {number}: {activation} at “{words}”</source>
        <translation>滤波器 {number}：{activation}，位于“{words}”</translation>
    </message>
    <message>
        <source>Strongest filters, and which words won:</source>
        <translation>最强的滤波器，以及胜出的词：</translation>
    </message>
    <message>
        <source>How long the vector of each word is:</source>
        <translation>每个词的向量长度：</translation>
    </message>
    <message>
        <source>Length {length}; farthest from zero: {numbers}</source>
        <translation>长度 {length}；离零最远的数：{numbers}</translation>
    </message>
</context>
<context>
    <name>ReasonSection</name>
    <message>
        <source>Why it is recommended</source>
        <translation>为什么推荐</translation>
    </message>
</context>
<context>
    <name>RecentFile</name>
    <message>
        <source>not there any more: {folder}</source>
        <translation>已不存在：{folder}</translation>
    </message>
    <message>
        <source>Take it from this list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Take {file} from this list</source>
        <translation>从列表中移除 {file}</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Imported before</source>
        <translation>最近导入</translation>
    </message>
    <message>
        <source>Put back what was removed</source>
        <translation>恢复刚移除的</translation>
    </message>
</context>
<context>
    <name>RecentPopup</name>
    <message>
        <source>Recent searches</source>
        <translation>最近搜索</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>Recommended</name>
    <message>
        <source>Met before</source>
        <translation>之前看过</translation>
    </message>
    <message>
        <source>After {title}</source>
        <translation>因为看过 {title}</translation>
    </message>
    <message>
        <source>Like {title}</source>
        <translation>类似 {title}</translation>
    </message>
    <message>
        <source>Popular</source>
        <translation>热门</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>looked at next</source>
        <translation>接着看</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>popular</source>
        <translation>热门</translation>
    </message>
    <message>
        <source>In the made-up history</source>
        <translation>出自虚构经历</translation>
    </message>
</context>
<context>
    <name>RecommendedLine</name>
    <message>
        <source>You may like</source>
        <translation>猜你喜欢</translation>
    </message>
    <message>
        <source>Popular and varied, as nothing is known of this {shopper} yet</source>
        <translation>还不了解这位{shopper}，先看热门且多样的</translation>
    </message>
    <message>
        <source>For {shopper}, by {count} actions</source>
        <translation>为 {shopper} 推荐，依据 {count} 次行为</translation>
    </message>
    <message>
        <source>For this guest, by {count} actions</source>
        <translation>为这位游客推荐，依据 {count} 次行为</translation>
    </message>
    <message>
        <source>from what followed in the log, no model took part</source>
        <translation>依据行为日志，没有模型参与</translation>
    </message>
    <message>
        <source>from what is alike, no behaviour is known</source>
        <translation>没有行为数据，依据相似度</translation>
    </message>
    <message>
        <source>recommended by {run}</source>
        <translation>由 {run} 推荐</translation>
    </message>
    <message>
        <source>For {shopper}, by {count} action</source>
        <translation>为 {shopper} 推荐，依据 {count} 次行为</translation>
    </message>
    <message>
        <source>For this guest, by {count} action</source>
        <translation>为游客推荐，依据 {count} 次行为</translation>
    </message>
    <message>
        <source>{count} of them made up</source>
        <translation>其中 {count} 次为虚构</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Recorded at {time}</source>
        <translation>{time} 录制</translation>
    </message>
</context>
<context>
    <name>RecordingChip</name>
    <message>
        <source>● Recording · 1 step · Stop</source>
        <translation>● 录制中 · 1 步 · 停止</translation>
    </message>
    <message>
        <source>● Recording · {count} steps · Stop</source>
        <translation>● 录制中 · {count} 步 · 停止</translation>
    </message>
    <message>
        <source>End the recording and keep it as a demonstration (Ctrl+Shift+R)</source>
        <translation>结束录制并存为演示（Ctrl+Shift+R）</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已剔除</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation>无法写入 {path}：{reason}</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Export report as JSON…</source>
        <translation>将报告导出为 JSON…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>去搜索</translation>
    </message>
    <message>
        <source>Train now</source>
        <translation>立即训练</translation>
    </message>
    <message>
        <source>{count} row is in the shop now; it took {seconds} s</source>
        <translation>店铺现有 {count} 行；用时 {seconds} 秒</translation>
    </message>
    <message>
        <source>{count} rows are in the shop now; it took {seconds} s</source>
        <translation>店铺现有 {count} 行；用时 {seconds} 秒</translation>
    </message>
    <message>
        <source>Clean texts…</source>
        <translation>清洗文本…</translation>
    </message>
</context>
<context>
    <name>ResultExport</name>
    <message>
        <source>Export results</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>{counted} saved in {file}</source>
        <translation>{counted}已保存到 {file}</translation>
    </message>
</context>
<context>
    <name>ResultMenu</name>
    <message>
        <source>Why here?</source>
        <translation>为什么排在这里</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Copy row with headings</source>
        <translation>复制本行（含表头）</translation>
    </message>
    <message>
        <source>Copy all rows</source>
        <translation>复制全部结果</translation>
    </message>
    <message>
        <source>Export results…</source>
        <translation>导出结果…</translation>
    </message>
    <message>
        <source>Pin, to set others beside it</source>
        <translation>钉住，用来与别的比较</translation>
    </message>
    <message>
        <source>Why is … not here?</source>
        <translation>为什么没有…？</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>如果……</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The curves begin with the first steps…</source>
        <translation>训练开始几步后，曲线就会出现…</translation>
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
    <message>
        <source>Demo world</source>
        <translation>演示数据</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Enter opens; F favourite, C cart, B buy, X not this</source>
        <translation>回车打开；F 收藏，C 加入购物车，B 购买，X 不感兴趣</translation>
    </message>
    <message>
        <source>A S D F grade from 0 to 3, Space: I can't tell, Ctrl+Z takes back</source>
        <translation>A S D F 评 0 到 3 分，空格：无法判断，Ctrl+Z 撤回</translation>
    </message>
</context>
<context>
    <name>RetentionChart</name>
    <message>
        <source>First seen {name} ({size}): {active} active {later} periods later, {share}</source>
        <translation>{name} 首次出现（{size} 位）：{later} 期后有 {active} 位活跃，{share}</translation>
    </message>
</context>
<context>
    <name>Robustness</name>
    <message>
        <source>The noise lab: nothing of what it measures is kept.</source>
        <translation>噪声实验室：这次测量不留任何结果。</translation>
    </message>
    <message>
        <source>A search for labels or texts: nothing of it is kept; decisions stay.</source>
        <translation>查找标签或文本：这次查找不留任何结果；已做的决定不变。</translation>
    </message>
</context>
<context>
    <name>RobustnessButton</name>
    <message>
        <source>Robust</source>
        <translation>稳健</translation>
    </message>
    <message>
        <source>Measure how much noise models stand, and clean what they learn from</source>
        <translation>测量模型能承受多少噪声，并清洗训练数据</translation>
    </message>
    <message>
        <source>Noise lab…</source>
        <translation>噪声实验室…</translation>
    </message>
    <message>
        <source>Label noise…</source>
        <translation>标签噪声…</translation>
    </message>
    <message>
        <source>Clean texts…</source>
        <translation>清洗文本…</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Use this run</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Show curves</source>
        <translation>查看曲线</translation>
    </message>
    <message>
        <source>Take its settings</source>
        <translation>套用其设置</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Two to five runs of one task</source>
        <translation>同一任务的两到五个模型</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>复制为命令行</translation>
    </message>
    <message>
        <source>What it learned…</source>
        <translation>学到了什么…</translation>
    </message>
    <message>
        <source>Export as one file…</source>
        <translation>导出为一个文件…</translation>
    </message>
    <message>
        <source>Open a run from a file…</source>
        <translation>从文件打开模型…</translation>
    </message>
    <message>
        <source>Name, tags and note…</source>
        <translation>名称、标签与备注…</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复训练</translation>
    </message>
    <message>
        <source>Train on…</source>
        <translation>继续训练…</translation>
    </message>
    <message>
        <source>Clone with changes</source>
        <translation>复制并修改</translation>
    </message>
    <message>
        <source>Make smaller…</source>
        <translation>压缩…</translation>
    </message>
    <message>
        <source>Copied: {command}</source>
        <translation>已复制：{command}</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>Run of Pinxun</source>
        <translation>品寻模型</translation>
    </message>
    <message>
        <source>Exported {run} as {file}</source>
        <translation>已将 {run} 导出为 {file}</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Run opened</source>
        <translation>模型已打开</translation>
    </message>
    <message>
        <source>{run} is beside the other runs now; it serves nothing yet.</source>
        <translation>{run} 已加入模型列表，尚未启用。</translation>
    </message>
    <message>
        <source>Everything is as it was where it was trained.</source>
        <translation>一切与训练时相同。</translation>
    </message>
</context>
<context>
    <name>RunButtons</name>
    <message>
        <source>Use this run</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Let this run serve its task from now on</source>
        <translation>从现在起由此模型承担其任务</translation>
    </message>
    <message>
        <source>Show curves</source>
        <translation>查看曲线</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Measure two to five runs of one task, selected or ticked, on the same examples</source>
        <translation>在相同样本上测量选中或勾选的两到五个同任务模型</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name, star, export, delete and what else can be done</source>
        <translation>命名、星标、导出、删除等</translation>
    </message>
</context>
<context>
    <name>RunComparisonWindow</name>
    <message>
        <source>Export the comparison</source>
        <translation>导出对比</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>对比模型</translation>
    </message>
    <message>
        <source>How far the measuring is</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export as table…</source>
        <translation>导出为表格…</translation>
    </message>
    <message>
        <source>Every example with the values of all runs</source>
        <translation>每个样本及各模型的取值</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Measuring the runs on the same examples…</source>
        <translation>正在相同样本上测量各模型…</translation>
    </message>
</context>
<context>
    <name>RunDeletion</name>
    <message>
        <source>Delete run</source>
        <translation>删除模型</translation>
    </message>
    <message>
        <source>Delete the run {run}?</source>
        <translation>删除模型“{run}”？</translation>
    </message>
    <message>
        <source>It is in use now; without it its task is served as before any training.</source>
        <translation>它正在使用中；删除后，这项任务恢复到训练前的状态。</translation>
    </message>
    <message>
        <source>This can be undone until the shop is closed.</source>
        <translation>关闭店铺前可以撤销。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete {count} runs?</source>
        <translation>删除 {count} 个模型？</translation>
    </message>
    <message>
        <source>Some are in use now; without them their tasks are served as before any training.</source>
        <translation>其中有正在使用的模型；删除后，相应任务恢复到训练前的状态。</translation>
    </message>
</context>
<context>
    <name>RunNames</name>
    <message>
        <source>words alone</source>
        <translation>纯词汇检索</translation>
    </message>
</context>
<context>
    <name>RunNoteDialog</name>
    <message>
        <source>Name, tags and note</source>
        <translation>名称、标签与备注</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>with commas between</source>
        <translation>用逗号分隔</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RunPair</name>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 和 B</translation>
    </message>
    <message>
        <source>Ranking A</source>
        <translation>排序 A</translation>
    </message>
    <message>
        <source>Ranking B</source>
        <translation>排序 B</translation>
    </message>
</context>
<context>
    <name>RunSwitch</name>
    <message>
        <source>Training failed: {why}</source>
        <translation>训练失败：{why}</translation>
    </message>
    <message>
        <source>Training was stopped. The model is being compared…</source>
        <translation>训练已停止，正在比较模型…</translation>
    </message>
    <message>
        <source>Training is done. The model is being compared…</source>
        <translation>训练完成，正在比较模型…</translation>
    </message>
    <message>
        <source>Training was stopped. {metrics}</source>
        <translation>训练已停止。{metrics}</translation>
    </message>
    <message>
        <source>Training is done. {metrics}</source>
        <translation>训练完成。{metrics}</translation>
    </message>
    <message>
        <source>Nothing was held out to measure on.</source>
        <translation>没有可供衡量的留出数据。</translation>
    </message>
    <message>
        <source>Compared since on the same queries: {before} ▸ {after}</source>
        <translation>之后在相同查询上比较：{before} ▸ {after}</translation>
    </message>
</context>
<context>
    <name>RunUndo</name>
    <message>
        <source>Deleted {run}</source>
        <translation>已删除 {run}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{run} is back</source>
        <translation>{run} 已恢复</translation>
    </message>
    <message>
        <source>Deleted {count} runs</source>
        <translation>已删除 {count} 个模型</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>最佳轮指标</translation>
    </message>
    <message>
        <source>± baseline</source>
        <translation>对比基线</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>非默认设置</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出样本</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>训练样本</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>The metric that says most, as measured after the best epoch, never after the last; with its 95 % interval where that is known</source>
        <translation>最能说明问题的指标，取自最佳轮次而非最后一轮；已知时附 95% 区间</translation>
    </message>
    <message>
        <source>How far above or below the same measured without the run</source>
        <translation>与不用此模型时相比高出或低了多少</translation>
    </message>
    <message>
        <source>Settings that are not the defaults of the task and the network</source>
        <translation>与该任务和网络的默认值不同的设置</translation>
    </message>
    <message>
        <source>How many examples it was measured on and did not learn</source>
        <translation>用于测量、未参与训练的样本数</translation>
    </message>
    <message>
        <source>How many examples it learned from</source>
        <translation>参与训练的样本数</translation>
    </message>
    <message>
        <source>The best epoch, of how many</source>
        <translation>最佳轮次 / 总轮数</translation>
    </message>
    <message>
        <source>epoch {best} of {epochs}</source>
        <translation>第 {best}/{epochs} 轮</translation>
    </message>
    <message>
        <source>epoch {best} of {epochs}, kept by choice</source>
        <translation>第 {best}/{epochs} 轮（人工选定）</translation>
    </message>
    <message>
        <source>(baseline {value})</source>
        <translation>（基线 {value}）</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>RunsBar</name>
    <message>
        <source>All runs are alike</source>
        <translation>所有模型都相同</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>筛选模型</translation>
    </message>
    <message>
        <source>Names, settings, notes and tags that hold these words</source>
        <translation>名称、设置、备注和标签中包含这些词</translation>
    </message>
    <message>
        <source>Only runs of some task, network, state, tag or seed</source>
        <translation>只看某任务、网络、状态、标签或种子的模型</translation>
    </message>
    <message>
        <source>Group the runs</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Open the table large</source>
        <translation>放大打开</translation>
    </message>
</context>
<context>
    <name>RunsPane</name>
    <message>
        <source>Reading the runs…</source>
        <translation>正在读取模型…</translation>
    </message>
    <message>
        <source>No run is like this.</source>
        <translation>没有符合条件的模型。</translation>
    </message>
    <message>
        <source>No run yet. Train one: it can rank from its first epoch on.</source>
        <translation>还没有模型。训练一个：第一轮之后即可用于排序。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>Runs</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message>
        <source>Runs</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>RunsWindow</name>
    <message>
        <source>Runs</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>SavedDialog</name>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Made (UTC)</source>
        <translation>时间 (UTC)</translation>
    </message>
    <message>
        <source>Nothing has been saved yet.</source>
        <translation>还没有保存过。</translation>
    </message>
    <message>
        <source>Remove this comparison for good?</source>
        <translation>永久移除这次比较吗？</translation>
    </message>
    <message>
        <source>Saved comparisons</source>
        <translation>已保存的比较</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save the outcome</source>
        <translation>保存结果</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>synthetic data</source>
        <translation>合成数据</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Make the winner live</source>
        <translation>启用胜者</translation>
    </message>
    <message>
        <source>Let the winner rank every search from now on</source>
        <translation>今后所有搜索都由胜者排序</translation>
    </message>
</context>
<context>
    <name>ScoreSection</name>
    <message>
        <source>Like these of the best:</source>
        <translation>与这些最好的结果相近：</translation>
    </message>
    <message>
        <source>Score {value}</source>
        <translation>得分 {value}</translation>
    </message>
    <message>
        <source>Place {rank} of {total} recommended</source>
        <translation>推荐第 {rank} 位，共 {total} 个</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>仅词汇</translation>
    </message>
    <message>
        <source>meaning only</source>
        <translation>仅语义</translation>
    </message>
    <message>
        <source>words and meaning</source>
        <translation>词汇与语义</translation>
    </message>
    <message>
        <source>Rank {rank} of {total}</source>
        <translation>第 {rank} 名，共 {total} 个</translation>
    </message>
    <message>
        <source>Compare with rank {rank}</source>
        <translation>与第 {rank} 名比较</translation>
    </message>
    <message>
        <source>Rank {rank}</source>
        <translation>第 {rank} 名</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>领先</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>How the title fits the query:</source>
        <translation>标题与查询的切合：</translation>
    </message>
    <message>
        <source>Not found by this query</source>
        <translation>这个查询没有找到它</translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>{count} MB</source>
        <translation>{count} MB</translation>
    </message>
    <message>
        <source>Best epochs only</source>
        <translation>只存最佳轮</translation>
    </message>
    <message>
        <source>Before training: without this run</source>
        <translation>训练之前：不用这个模型</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {last}</source>
        <translation>第 {epoch} 轮，共 {last} 轮</translation>
    </message>
    <message>
        <source>kept by choice</source>
        <translation>人工选定</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>kept: {kept}</source>
        <translation>已存：{kept}</translation>
    </message>
    <message>
        <source>Before training there is nothing to keep</source>
        <translation>训练之前没有可保留的内容</translation>
    </message>
    <message>
        <source>Possible when the training is over</source>
        <translation>训练结束后才可以</translation>
    </message>
    <message>
        <source>This epoch is the one of its run that ranks already</source>
        <translation>这个模型已经用这一轮排序</translation>
    </message>
    <message>
        <source>This shop is open read-only</source>
        <translation>此店铺以只读方式打开</translation>
    </message>
    <message>
        <source>Epoch scrubber</source>
        <translation>轮次滑块</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play the epochs</source>
        <translation>逐轮播放</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Show the newest epoch of the training under way</source>
        <translation>显示正在训练的最新一轮</translation>
    </message>
    <message>
        <source>Keep this epoch</source>
        <translation>保留这一轮</translation>
    </message>
    <message>
        <source>Let this epoch be the one of its run that ranks, from now on</source>
        <translation>从现在起，让这个模型用这一轮排序</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the run in use (Esc on the slider)</source>
        <translation>回到正在使用的模型（滑块上按 Esc）</translation>
    </message>
    <message>
        <source>Epochs of runs: {used} of {budget} MB</source>
        <translation>各轮占用 {used} / {budget} MB</translation>
    </message>
    <message>
        <source>Beyond that the epochs of the oldest runs go first; best and kept ones never do</source>
        <translation>超出时先删最早模型的轮次；最佳的和选定的不会删</translation>
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
        <source>Search {products}: a name, a {brand}, a {category}…</source>
        <translation>搜索{products}：名称、{brand}、{category}…</translation>
    </message>
    <message>
        <source>Search {products}</source>
        <translation>搜索{products}</translation>
    </message>
    <message>
        <source>Clear (Esc)</source>
        <translation>清空（Esc）</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
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
    <name>SessionLine</name>
    <message>
        <source>What this {shopper} has done since they arrived; begin anew here</source>
        <translation>这位{shopper}本次来访的行为；可由此开始新会话</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>开始新会话</translation>
    </message>
    <message>
        <source>1 action</source>
        <translation>本次 1 次行为</translation>
    </message>
    <message>
        <source>{count} actions</source>
        <translation>{count} 次行为</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>记录中</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>A guest is forgotten, a known {shopper} keeps what they did</source>
        <translation>游客将被忘记，已知的{shopper}保留其行为</translation>
    </message>
</context>
<context>
    <name>SetLine</name>
    <message>
        <source>New query set</source>
        <translation>新建查询集</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Remove the set…</source>
        <translation>删除查询集…</translation>
    </message>
    <message>
        <source>Rename the set</source>
        <translation>重命名查询集</translation>
    </message>
    <message>
        <source>Remove the set</source>
        <translation>删除查询集</translation>
    </message>
    <message>
        <source>Remove the query set “{name}” with its judgments?</source>
        <translation>删除查询集“{name}”及其评判？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Query set</source>
        <translation>查询集</translation>
    </message>
    <message>
        <source>No set yet</source>
        <translation>还没有查询集</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>评判人</translation>
    </message>
    <message>
        <source>Name of the judge</source>
        <translation>评判人的名字</translation>
    </message>
    <message>
        <source>Who judges here; several judges can be compared</source>
        <translation>谁在评判；多位评判人可以互相比较</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>More settings ({count} changed)</source>
        <translation>更多设置（{count} 项已改）</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation>默认：{value}</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>No setting is called so.</source>
        <translation>没有这样的设置。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings that differ</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>All other settings are the same.</source>
        <translation>其余设置均相同。</translation>
    </message>
    <message>
        <source>All settings are the same.</source>
        <translation>所有设置均相同。</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>Choose TREC run files</source>
        <translation>选择 TREC 结果文件</translation>
    </message>
    <message>
        <source>Run files (*.run *.trec *.txt *.res)</source>
        <translation>结果文件 (*.run *.trec *.txt *.res)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Add a system</source>
        <translation>添加系统</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Metrics and correction</source>
        <translation>指标与校正</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Run file…</source>
        <translation>结果文件…</translation>
    </message>
    <message>
        <source>Add TREC run files; they can be dropped here too</source>
        <translation>添加 TREC 结果文件；也可以拖到这里</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Correction for many tests</source>
        <translation>多重检验校正</translation>
    </message>
    <message>
        <source>Also err@10, ap, p@5, success@10, rbp, any with :judged behind it for judged products alone, diversity@10, coverage@10, latency. The first one decides.</source>
        <translation>还可以用 err@10、ap、p@5、success@10、rbp，后面加 :judged 则只看已标注商品；以及 diversity@10、coverage@10、latency。以第一个为准。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
</context>
<context>
    <name>SheetCard</name>
    <message>
        <source>{kind}: {count} rows read</source>
        <translation>{kind}：读取 {count} 行</translation>
    </message>
    <message>
        <source>{kind}: {count} row read</source>
        <translation>{kind}：读取 {count} 行</translation>
    </message>
    <message>
        <source>kept as they were</source>
        <translation>原样保留</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已剔除</translation>
    </message>
    <message>
        <source>Rules that met rows, with examples</source>
        <translation>命中的规则与示例</translation>
    </message>
</context>
<context>
    <name>ShopChange</name>
    <message>
        <source>Open workspace folder</source>
        <translation>打开工作区文件夹</translation>
    </message>
</context>
<context>
    <name>ShopStates</name>
    <message>
        <source>Opening the shop…</source>
        <translation>正在打开店铺…</translation>
    </message>
    <message>
        <source>Reading the {products}…</source>
        <translation>正在读取{products}…</translation>
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
        <source>This shop cannot be written to</source>
        <translation>店铺正被占用，不能写入</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>以只读方式打开</translation>
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
        <source>Open read-only: search works, importing and training do not.</source>
        <translation>以只读方式打开：可以搜索，不能导入和训练。</translation>
    </message>
    <message>
        <source>This shop is damaged</source>
        <translation>这家店铺的数据已损坏</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>This shop cannot be searched</source>
        <translation>无法搜索这家店铺</translation>
    </message>
    <message>
        <source>{done} of {total} · only this once, the next time the shop opens at once</source>
        <translation>已完成 {done} / {total}，只需这一次，下次直接打开</translation>
    </message>
</context>
<context>
    <name>ShopperButton</name>
    <message>
        <source>guest</source>
        <translation>游客</translation>
    </message>
    <message>
        <source>{name} (made up)</source>
        <translation>{name}（虚构）</translation>
    </message>
    <message>
        <source>{shopper}: {name}</source>
        <translation>{shopper}：{name}</translation>
    </message>
    <message>
        <source>No {shopper} is known yet; import a log of behaviour</source>
        <translation>还不认识任何{shopper}；导入行为日志后可选</translation>
    </message>
    <message>
        <source>Recommend and search as {name}; choose another</source>
        <translation>当前按“{name}”推荐和搜索；点击更换</translation>
    </message>
</context>
<context>
    <name>ShopperEditor</name>
    <message>
        <source>History ({count})</source>
        <translation>历史（{count}）</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>虚构</translation>
    </message>
    <message>
        <source>Nobody real: what is done in this name is recorded as made up</source>
        <translation>并非真人：以此身份的行为会记为虚构</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>May like</source>
        <translation>猜你喜欢</translation>
    </message>
    <message>
        <source>Save and choose</source>
        <translation>保存并选用</translation>
    </message>
    <message>
        <source>Keep this {shopper} and be them (Ctrl+S)</source>
        <translation>保存这位{shopper}并以其身份浏览（Ctrl+S）</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
</context>
<context>
    <name>ShopperModel</name>
    <message>
        <source>Guest</source>
        <translation>游客</translation>
    </message>
    <message>
        <source>Nothing is known yet</source>
        <translation>还没有任何了解</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>虚构</translation>
    </message>
    <message>
        <source>From the log</source>
        <translation>来自行为日志</translation>
    </message>
    <message>
        <source>{count} actions</source>
        <translation>{count} 次行为</translation>
    </message>
    <message>
        <source>{count} action</source>
        <translation>{count} 次行为</translation>
    </message>
</context>
<context>
    <name>ShopperPanel</name>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Duplicate as made-up</source>
        <translation>复制为虚构</translation>
    </message>
    <message>
        <source>Find by id or name</source>
        <translation>按编号或名字查找</translation>
    </message>
    <message>
        <source>Find a {shopper} by id or name</source>
        <translation>按编号或名字查找{shopper}</translation>
    </message>
    <message>
        <source>Make up a {shopper}…</source>
        <translation>虚构一位{shopper}…</translation>
    </message>
    <message>
        <source>Describe a taste and a budget, or drag products into a history</source>
        <translation>描述偏好和预算，或把商品拖进历史</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>开始新会话</translation>
    </message>
    <message>
        <source>A guest is forgotten, a known {shopper} keeps what they did</source>
        <translation>游客将被忘记，已知的{shopper}保留其行为</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>No {shopper} has an id or a name that begins so.</source>
        <translation>没有编号或名字以此开头的{shopper}。</translation>
    </message>
    <message>
        <source>Nothing is known of a guest; what is popular is recommended.</source>
        <translation>对游客一无所知，推荐以热门为主。</translation>
    </message>
    <message>
        <source>Latest actions</source>
        <translation>最近的行为</translation>
    </message>
</context>
<context>
    <name>ShopperSwitch</name>
    <message>
        <source>{name} (made up)</source>
        <translation>{name}（虚构）</translation>
    </message>
</context>
<context>
    <name>SimilarStrip</name>
    <message>
        <source>Looked at as well</source>
        <translation>看了又看</translation>
    </message>
    <message>
        <source>Nothing is known to go with it yet.</source>
        <translation>还不知道什么和它相配。</translation>
    </message>
</context>
<context>
    <name>SimulationForm</name>
    <message>
        <source>Clicks</source>
        <translation>点击方式</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Add these sessions to the log</source>
        <translation>把这些会话加入日志</translation>
    </message>
    <message>
        <source>Marked as simulated, so that they can be told apart for good</source>
        <translation>标记为模拟数据，永远可以区分</translation>
    </message>
</context>
<context>
    <name>SimulationProcess</name>
    <message>
        <source>The simulation could not start: {reason}.</source>
        <translation>模拟无法启动：{reason}。</translation>
    </message>
    <message>
        <source>The simulation ended unexpectedly (code {code}).</source>
        <translation>模拟意外结束（代码 {code}）。</translation>
    </message>
</context>
<context>
    <name>SimulationView</name>
    <message>
        <source>Opening both rankings…</source>
        <translation>正在打开两个排序…</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>正在结束…</translation>
    </message>
    <message>
        <source>{done} of {total} sessions · {seconds} s left</source>
        <translation>会话 {done}/{total} · 还需 {seconds} 秒</translation>
    </message>
    <message>
        <source>Adding them to the log…</source>
        <translation>正在加入日志…</translation>
    </message>
    <message>
        <source>Nothing is being recorded here, so nothing was added.</source>
        <translation>这里没有在记录，因此没有加入。</translation>
    </message>
    <message>
        <source>{count} simulated events are in the log.</source>
        <translation>{count} 条模拟事件已加入日志。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>开始模拟</translation>
    </message>
    <message>
        <source>Test two rankings on shoppers that are known</source>
        <translation>用已知的顾客测试两个排序</translation>
    </message>
    <message>
        <source>Simulated shoppers of the demo world use both. What each really wants is known, so the outcome of the test can be held against the truth.</source>
        <translation>演示世界的模拟顾客会试用两者。每个人真正想要什么是已知的，因此测试的结论可以与真相对照。</translation>
    </message>
    <message>
        <source>Only the demo world can be simulated</source>
        <translation>只有演示世界可以模拟</translation>
    </message>
    <message>
        <source>Of real shoppers nobody knows what they truly want. Open the demo world to try tests whose right answer is known.</source>
        <translation>没人知道真实用户真正想要什么。请打开演示数据，在那里测试的正确答案是已知的。</translation>
    </message>
</context>
<context>
    <name>SlicesPage</name>
    <message>
        <source>Return opens the queries of a slice. Of many 95 % intervals some miss by chance.</source>
        <translation>按回车打开该组的查询。95% 区间多了，总有几个会碰巧不准。</translation>
    </message>
    <message>
        <source>The queries have nothing in common by which five or more can be told apart.</source>
        <translation>这些查询没有可以分组的共同点（每组至少五个）。</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>分组</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
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
    <name>SourceRow</name>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>读取中…</translation>
    </message>
    <message>
        <source>a column is missing</source>
        <translation>缺少一列</translation>
    </message>
    <message>
        <source>about {count} rows</source>
        <translation>约 {count} 行</translation>
    </message>
    <message>
        <source>about {count} row</source>
        <translation>约 {count} 行</translation>
    </message>
    <message>
        <source>What {file} holds</source>
        <translation>{file} 的内容</translation>
    </message>
    <message>
        <source>Leave this file out</source>
        <translation>不导入此文件</translation>
    </message>
    <message>
        <source>what is it?</source>
        <translation>这是什么？</translation>
    </message>
    <message>
        <source>no row can be used</source>
        <translation>没有可用的行</translation>
    </message>
</context>
<context>
    <name>SpaceForm</name>
    <message>
        <source>Nothing varies: give a setting two values or a range, as 0.001..0.01.</source>
        <translation>没有可变的设置：请给某项设置两个值或一个范围，如 0.001..0.01。</translation>
    </message>
    <message>
        <source>What to try · {task} · {network}</source>
        <translation>试什么 · {task} · {network}</translation>
    </message>
    <message>
        <source>Settings to try</source>
        <translation>要试的设置</translation>
    </message>
    <message>
        <source>Values as 0.1,0.2 or a range as 0.001..0.01; empty keeps the default</source>
        <translation>写值如 0.1,0.2，或范围如 0.001..0.01；留空则用默认值</translation>
    </message>
    <message>
        <source>How to choose</source>
        <translation>怎样选</translation>
    </message>
    <message>
        <source>End bad trials</source>
        <translation>提前结束差的</translation>
    </message>
    <message>
        <source>Budget in</source>
        <translation>预算单位</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程数</translation>
    </message>
    <message>
        <source>TPE: where it was good</source>
        <translation>TPE：往好的地方找</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Grid: every combination</source>
        <translation>网格：全部组合</translation>
    </message>
    <message>
        <source>below the median</source>
        <translation>低于中位数时</translation>
    </message>
    <message>
        <source>Hyperband</source>
        <translation>Hyperband</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>次试验</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
</context>
<context>
    <name>SpaceModel</name>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
</context>
<context>
    <name>StagesView</name>
    <message>
        <source>lost here</source>
        <translation>在这里落选</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>A TREC run file: query Q0 product rank score tag</source>
        <translation>TREC 运行文件:query Q0 product rank score tag</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>开始评判</translation>
    </message>
    <message>
        <source>What is to be judged</source>
        <translation>评判什么</translation>
    </message>
    <message>
        <source>The best of these systems for the {count} queries of the set, one by one, without rank, score or system</source>
        <translation>下列系统为本集 {count} 条查询找到的最佳商品，逐个出现，不显示名次、得分和系统</translation>
    </message>
    <message>
        <source>The set has no queries yet; add some in the tab of queries</source>
        <translation>本集还没有查询；请在“查询”页添加</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Add a run file…</source>
        <translation>添加运行文件…</translation>
    </message>
    <message>
        <source>Best of each</source>
        <translation>每个系统取前</translation>
    </message>
    <message>
        <source>In random order, query by query</source>
        <translation>按随机顺序，逐条查询</translation>
    </message>
    <message>
        <source>First what would most change the verdict between two systems</source>
        <translation>先评最能改变两个系统胜负的</translation>
    </message>
    <message>
        <source>With exactly two systems the second order tells with fewer judgments which is better</source>
        <translation>恰好选两个系统时，第二种顺序用更少的评分就能分出高下</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Choosing what may be liked…</source>
        <translation>正在挑选可能喜欢的…</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Note, shown below the results</source>
        <translation>讲解词（显示在结果下方）</translation>
    </message>
    <message>
        <source>What the audience is to see here</source>
        <translation>这一步要让观众看什么</translation>
    </message>
    <message>
        <source>Point at</source>
        <translation>指向</translation>
    </message>
    <message>
        <source>Do to a product</source>
        <translation>对商品的操作</translation>
    </message>
    <message>
        <source>Select a result to choose it here</source>
        <translation>先选中一个结果，这里就能选它</translation>
    </message>
    <message>
        <source>Type the query letter by letter</source>
        <translation>逐字输入搜索词</translation>
    </message>
</context>
<context>
    <name>StepsModel</name>
    <message>
        <source>The start page</source>
        <translation>首页推荐</translation>
    </message>
    <message>
        <source>No note yet</source>
        <translation>还没有讲解词</translation>
    </message>
    <message>
        <source>why here</source>
        <translation>为什么在这里</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>Demonstration {number}</source>
        <translation>演示 {number}</translation>
    </message>
    <message>
        <source>Step {number} was deleted.</source>
        <translation>第 {number} 步已删除。</translation>
    </message>
    <message>
        <source>The demonstration “{title}” was deleted.</source>
        <translation>演示“{title}”已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>New demonstration</source>
        <translation>新建演示</translation>
    </message>
    <message>
        <source>Delete this demonstration</source>
        <translation>删除这个演示</translation>
    </message>
    <message>
        <source>Earlier (Alt+Up)</source>
        <translation>上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Later (Alt+Down)</source>
        <translation>下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Delete this step (Del)</source>
        <translation>删除这一步（Del）</translation>
    </message>
    <message>
        <source>Add what is on screen</source>
        <translation>把当前画面加为一步</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始演示</translation>
    </message>
    <message>
        <source>From the first step, in full screen (Shift+F11)</source>
        <translation>从第一步开始，全屏（Shift+F11）</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>What is done from now on becomes a new demonstration</source>
        <translation>从现在起的操作会变成一个新演示</translation>
    </message>
</context>
<context>
    <name>StrengthSlider</name>
    <message>
        <source>The {shopper}'s taste is {percent}% of the score; double click for {usual}%</source>
        <translation>{shopper}的偏好占得分的 {percent}%；双击恢复为 {usual}%</translation>
    </message>
    <message>
        <source>Strength of the taste: {percent}%</source>
        <translation>偏好的强度：{percent}%</translation>
    </message>
</context>
<context>
    <name>StudyCharts</name>
    <message>
        <source>Best so far</source>
        <translation>至今最好</translation>
    </message>
    <message>
        <source>The best figure after each trial</source>
        <translation>每次试验之后的最好成绩</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>全部设置</translation>
    </message>
    <message>
        <source>Parallel coordinates: a line a trial</source>
        <translation>平行坐标：每次试验一条线</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Each setting against the figure</source>
        <translation>每项设置与成绩的关系</translation>
    </message>
    <message>
        <source>What mattered</source>
        <translation>什么起作用</translation>
    </message>
    <message>
        <source>Importance by fANOVA</source>
        <translation>fANOVA 重要性</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>各轮</translation>
    </message>
    <message>
        <source>The figure of each trial over its epochs</source>
        <translation>每次试验在各轮的成绩</translation>
    </message>
</context>
<context>
    <name>StudyPainting</name>
    <message>
        <source>Nothing to show before the first trial is complete</source>
        <translation>第一次试验完成后才有内容</translation>
    </message>
</context>
<context>
    <name>StudyPlot</name>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
</context>
<context>
    <name>StudyView</name>
    <message>
        <source>The default is trained first, to have something to compare with…</source>
        <translation>先训练默认设置，以便比较…</translation>
    </message>
    <message>
        <source>{count} complete</source>
        <translation>完成 {count}</translation>
    </message>
    <message>
        <source>{count} ended early</source>
        <translation>提前结束 {count}</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>失败 {count}</translation>
    </message>
    <message>
        <source>{count} running</source>
        <translation>进行中 {count}</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>paused: no trial begins</source>
        <translation>已暂停：不再开始新试验</translation>
    </message>
    <message>
        <source>stopping after the trials under way</source>
        <translation>正在停止：等进行中的试验结束</translation>
    </message>
    <message>
        <source>No study yet</source>
        <translation>还没有研究</translation>
    </message>
    <message>
        <source>Say on the left what to try, then press Tune; or open a study.</source>
        <translation>在左边写下要试什么，再按“开始调参”；或打开一个已有的研究。</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Delete the trial</source>
        <translation>删除这次试验</translation>
    </message>
</context>
<context>
    <name>SummaryLine</name>
    <message>
        <source>Train a model first</source>
        <translation>请先训练一个模型</translation>
    </message>
    <message>
        <source>two rankings</source>
        <translation>两个排序</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>no word of it is known here, near in meaning only</source>
        <translation>店里没有这些词，仅按含义找到</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>初步排序</translation>
    </message>
    <message>
        <source>Quick while you type; the pretrained encoder ranks as soon as you pause</source>
        <translation>输入时先快速排序；停顿片刻，便由预训练编码器重新排序</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>仅词汇</translation>
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
        <source>Ranked by words and by what the model that ships knows of their meaning; it has learned nothing of this shop yet</source>
        <translation>按字词和随程序附带的模型所懂的词义排序；它还没有学过本店的数据</translation>
    </message>
    <message>
        <source>Epoch {epoch} · back</source>
        <translation>第 {epoch} 轮 · 返回</translation>
    </message>
    <message>
        <source>An epoch is looked at, not the run in use; press to go back to that</source>
        <translation>正在查看某一轮，而不是正在使用的模型；按一下回到后者</translation>
    </message>
</context>
<context>
    <name>SystemChoice</name>
    <message>
        <source>the active run</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Weight of nearness</source>
        <translation>语义权重</translation>
    </message>
    <message>
        <source>Weight of taste</source>
        <translation>偏好权重</translation>
    </message>
    <message>
        <source>as the run has it</source>
        <translation>按模型自己的</translation>
    </message>
    <message>
        <source>a guest</source>
        <translation>游客</translation>
    </message>
    <message>
        <source>Add system</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>The id of a {shopper} of the log, or made-up:ID</source>
        <translation>日志中{shopper}的 ID，或 made-up:ID</translation>
    </message>
</context>
<context>
    <name>Target</name>
    <message>
        <source>A shop of its own, which is opened then. The demo world stays as it is; the workspace menu leads back to it.</source>
        <translation>另建一家店铺，导入后随即打开。演示数据保持原样，可随时从店铺菜单回到演示数据。</translation>
    </message>
    <message>
        <source>New rows join those of the demo world, and only rows about its products are kept; resetting it takes them away again.</source>
        <translation>新的行并入演示数据，只保留与其商品有关的行；重置演示数据即可去掉它们。</translation>
    </message>
    <message>
        <source>New shop:</source>
        <translation>新店铺：</translation>
    </message>
    <message>
        <source>Add to the demo world</source>
        <translation>添加到演示数据</translation>
    </message>
    <message>
        <source>Name of the new shop</source>
        <translation>新店铺的名称</translation>
    </message>
</context>
<context>
    <name>TasteView</name>
    <message>
        <source>Price level: cheapest to dearest quarter of each kind</source>
        <translation>价位：同类商品由低到高四档的占比</translation>
    </message>
</context>
<context>
    <name>TasteWords</name>
    <message>
        <source>You said: not this</source>
        <translation>您已标为不感兴趣</translation>
    </message>
    <message>
        <source>Taste takes {value} off the score, as it is like what was dismissed</source>
        <translation>与标为不感兴趣的相似，得分减少 {value}</translation>
    </message>
    <message>
        <source>{percent} of the score is taste</source>
        <translation>得分的 {percent} 来自偏好</translation>
    </message>
    <message>
        <source>{percent} of the score is taste, as it is like “{title}”</source>
        <translation>得分的 {percent} 来自偏好，因为与“{title}”相似</translation>
    </message>
    <message>
        <source>{percent} of the score is taste, as people go on to it from “{title}”</source>
        <translation>得分的 {percent} 来自偏好，因为看过“{title}”的人接着看它</translation>
    </message>
    <message>
        <source>{percent} of the score is taste, as it was met before</source>
        <translation>得分的 {percent} 来自偏好，因为以前看过</translation>
    </message>
    <message>
        <source>{percent} of the score is taste, as it is in the made-up history</source>
        <translation>得分的 {percent} 来自偏好，因为它在虚构经历里</translation>
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
    <name>TimelineChart</name>
    <message>
        <source>Timeline of {shopper}: events {events}, sessions {sessions}</source>
        <translation>{shopper} 的时间线：{events} 个事件，{sessions} 次会话</translation>
    </message>
    <message>
        <source>Session of {time}: {count} event; a click shows it</source>
        <translation>{time} 的会话：{count} 个事件；点击查看</translation>
    </message>
    <message>
        <source>Session of {time}: {count} events; a click shows them</source>
        <translation>{time} 的会话：{count} 个事件；点击查看</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>Principal components: two straight axes, at once</source>
        <translation>主成分：两条直轴，立即可见</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>t-SNE: who is alike stands together; takes a while</source>
        <translation>t-SNE：相似的聚在一起；需要一些时间</translation>
    </message>
    <message>
        <source>Draw a line around {products} to see these alone (or drag with Shift)</source>
        <translation>圈出{products}，结果只看它们（也可按住 Shift 拖动）</translation>
    </message>
    <message>
        <source>All {products} in sight (0)</source>
        <translation>显示全部{products}（0）</translation>
    </message>
    <message>
        <source>Save a picture of the map…</source>
        <translation>保存地图图片…</translation>
    </message>
</context>
<context>
    <name>TotalsStrip</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Time unknown</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>Click-through</source>
        <translation>点击率</translation>
    </message>
    <message>
        <source>Bought per click</source>
        <translation>点击购买率</translation>
    </message>
    <message>
        <source>Searches without a click</source>
        <translation>无点击搜索</translation>
    </message>
    <message>
        <source>Searched on</source>
        <translation>继续搜索</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>游客</translation>
    </message>
    <message>
        <source>Clicks per impression</source>
        <translation>点击数 ÷ 曝光数</translation>
    </message>
    <message>
        <source>Purchases per click</source>
        <translation>购买数 ÷ 点击数</translation>
    </message>
    <message>
        <source>Of the searches that showed something; the events are those of these searches</source>
        <translation>占有结果的搜索的比例；明细为这些搜索的事件</translation>
    </message>
    <message>
        <source>Searches that another query followed within ten minutes</source>
        <translation>十分钟内又换词搜索的比例</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>New here? Three steps show the window.</source>
        <translation>第一次使用？三步认识这个窗口。</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>TrainingBar</name>
    <message>
        <source>Training {what}</source>
        <translation>正在训练：{what}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stand still at the next batch; it goes on from there when you want</source>
        <translation>在下一批停下；需要时从此处继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop at the next batch and keep the best epoch</source>
        <translation>在下一批停止，并保留最好的一轮</translation>
    </message>
    <message>
        <source>Show the training panel</source>
        <translation>打开训练面板</translation>
    </message>
</context>
<context>
    <name>TrainingButtons</name>
    <message>
        <source>Add to the queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train with these settings when what is under way has ended (Ctrl+F5)</source>
        <translation>正在进行的训练结束后按这些设置训练（Ctrl+F5）</translation>
    </message>
    <message>
        <source>Train with these settings (F5)</source>
        <translation>按这些设置训练（F5）</translation>
    </message>
    <message>
        <source>Tune…</source>
        <translation>调参…</translation>
    </message>
    <message>
        <source>Try many settings and keep the best</source>
        <translation>尝试多组设置，留下最好的</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on exactly where it stands (F6)</source>
        <translation>从停下的地方原样继续（F6）</translation>
    </message>
    <message>
        <source>Stand still at the next batch; it goes on exactly from there (F6)</source>
        <translation>在下一批停下；之后从此处原样继续（F6）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End it where it stands and keep the best epoch (Shift+F5)</source>
        <translation>就此结束，保留最好的一轮（Shift+F5）</translation>
    </message>
    <message>
        <source>Stop at the next batch and keep the best epoch (Shift+F5)</source>
        <translation>在下一批停止，保留最好的一轮（Shift+F5）</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>End it at once and keep nothing of it</source>
        <translation>马上结束，什么都不保留</translation>
    </message>
    <message>
        <source>Pause: goes on exactly from here, also after the window was closed. Stop: ends, the best epoch is kept. Discard: ends, nothing is kept.</source>
        <translation>暂停：之后从此处原样继续，关闭窗口也一样。停止：结束，保留最好的一轮。放弃：结束，什么都不保留。</translation>
    </message>
    <message>
        <source>The queue waits for what is paused; after the others it goes on.</source>
        <translation>暂停时队列等待，停止或放弃后队列继续。</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>TrainingProcess</name>
    <message>
        <source>The training process could not start: {reason}.</source>
        <translation>训练进程无法启动：{reason}。</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (code {code}). The run before ranks as it did; press Update to start again.</source>
        <translation>训练进程意外结束（代码 {code}）。排序仍用更新之前的模型；请再点一次更新。</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (code {code}). Epochs that were complete are kept; press Train to start again.</source>
        <translation>训练进程意外结束（代码 {code}）。已完成的轮次都已保留；点击“训练”可重新开始。</translation>
    </message>
</context>
<context>
    <name>TrialsModel</name>
    <message>
        <source>Figure</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>TuningDialog</name>
    <message>
        <source>Tuning</source>
        <translation>调参</translation>
    </message>
    <message>
        <source>Open a study…</source>
        <translation>打开已有研究…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>立即结束</translation>
    </message>
    <message>
        <source>Studies of this shop</source>
        <translation>本店的研究</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>开始调参</translation>
    </message>
    <message>
        <source>Begin a new study of these settings</source>
        <translation>用这些设置开始一个新的研究</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on with this study, up to the budget on the left</source>
        <translation>接着做这个研究，直到左边的预算</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>No trial begins until you continue; those under way go on</source>
        <translation>在您按“继续”之前不开始新试验；进行中的照常进行</translation>
    </message>
    <message>
        <source>Trials under way end, then it is over; a second time ends them at once to wait</source>
        <translation>等进行中的试验结束后停止；再按一次则立即结束，让它们以后重做</translation>
    </message>
    <message>
        <source>Train the best for good</source>
        <translation>用最好的正式训练</translation>
    </message>
    <message>
        <source>Train a run with the settings of the best trial, in the training panel</source>
        <translation>用最好一次试验的设置，在训练面板里训练一个模型</translation>
    </message>
    <message>
        <source>A tuning: {count} trials are done and stay; what is tried now is lost. Open its study again and press “Continue” to go on with it.</source>
        <translation>调参：已完成的 {count} 次试验会保留，正在试的会丢失。以后重新打开这个研究，按“继续”即可接着做。</translation>
    </message>
</context>
<context>
    <name>TuningProcess</name>
    <message>
        <source>The tuning could not start: {reason}.</source>
        <translation>调参无法开始：{reason}。</translation>
    </message>
    <message>
        <source>The tuning ended unexpectedly (code {code}); continue the study.</source>
        <translation>调参意外结束（代码 {code}）；可以继续这个研究。</translation>
    </message>
</context>
<context>
    <name>UpdateChip</name>
    <message>
        <source>Stop; the model before ranks as it did</source>
        <translation>停止，排序仍用原来的模型</translation>
    </message>
    <message>
        <source>Learn from what was done, compare, and rank by it if it is not worse</source>
        <translation>从新行为中学习，与原模型对比，不更差就用它排序</translation>
    </message>
    <message>
        <source>Update model</source>
        <translation>更新模型</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Model update</source>
        <translation>模型更新</translation>
    </message>
    <message>
        <source>Undo: rank by the model before this update, exactly</source>
        <translation>撤销：精确恢复到这次更新之前的排序</translation>
    </message>
    <message>
        <source>Undo the update</source>
        <translation>撤销更新</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>No search model yet. Train one first; then it can learn from what is done.</source>
        <translation>还没有搜索模型。请先训练一个，之后它就能从行为中学习。</translation>
    </message>
    <message>
        <source>An update is under way.</source>
        <translation>正在更新。</translation>
    </message>
    <message>
        <source>A training is under way; update when it is done.</source>
        <translation>正在训练，训练结束后再更新。</translation>
    </message>
    <message>
        <source>The model knows all that was done. Click, favourite or buy a {product} first.</source>
        <translation>模型已学完全部行为。请先点击、收藏或购买一件{product}。</translation>
    </message>
    <message>
        <source>{count} new actions</source>
        <translation>{count} 次新行为</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>已是最新</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Switching</source>
        <translation>正在切换</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读取行为</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>对比中</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Update failed</source>
        <translation>更新失败</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>持平</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Built upon</source>
        <translation>已被后续更新继承</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>queries: {count}</source>
        <translation>查询 {count}</translation>
    </message>
    <message>
        <source>{shopper}: {count}</source>
        <translation>{shopper} {count}</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>含模拟数据</translation>
    </message>
    <message>
        <source>It ranks significantly better than the model before (p &lt; 0.05) and not worse anywhere, so it went live. Look at the queries that changed; Undo brings the model before back.</source>
        <translation>排序显著优于更新之前的模型（p &lt; 0.05），且没有显著变差之处，因此已上线。可查看变化的查询；点“撤销”即恢复原模型。</translation>
    </message>
    <message>
        <source>Chance may explain the difference (p ≥ 0.05). It is not worse, so it went live with what it learned. More actions tell more; Undo brings the model before back.</source>
        <translation>差异可能只是偶然（p ≥ 0.05）。没有变差，因此带着学到的内容上线。行为越多结论越明确；点“撤销”即恢复原模型。</translation>
    </message>
    <message>
        <source>no held-out query among them yet</source>
        <translation>其中还没有留出的查询</translation>
    </message>
    <message>
        <source>The log or the run in use cannot be read; a notice above says why.</source>
        <translation>日志或正在使用的模型无法读取，原因见上方的提示。</translation>
    </message>
    <message>
        <source>This shop is open read-only; nothing is learned here.</source>
        <translation>这家店铺以只读方式打开，这里不会学习。</translation>
    </message>
    <message>
        <source>Cannot learn</source>
        <translation>无法学习</translation>
    </message>
    <message>
        <source>No shop yet</source>
        <translation>未打开店铺</translation>
    </message>
    <message>
        <source>No shop is open.</source>
        <translation>没有打开店铺。</translation>
    </message>
    <message>
        <source>{count} new action</source>
        <translation>{count} 次新行为</translation>
    </message>
    <message>
        <source>{count} query</source>
        <translation>{count} 个查询</translation>
    </message>
    <message>
        <source>{count} queries</source>
        <translation>{count} 个查询</translation>
    </message>
</context>
<context>
    <name>UpdatesPage</name>
    <message>
        <source>Export the ledger</source>
        <translation>导出更新台账</translation>
    </message>
    <message>
        <source>No update yet. An update lets the model in use learn from what was clicked, kept and bought since; it is compared on queries that it did not learn from, and goes live unless it is significantly worse.</source>
        <translation>还没有更新过。更新让当前模型从新的点击、收藏和购买中学习，在没有学过的查询上与原模型对比，只要不显著变差就上线。</translation>
    </message>
    <message>
        <source>All updates</source>
        <translation>全部更新</translation>
    </message>
    <message>
        <source>Undo the live update</source>
        <translation>撤销当前更新</translation>
    </message>
    <message>
        <source>Rank by the model before this update, exactly</source>
        <translation>精确恢复到这次更新之前的排序</translation>
    </message>
    <message>
        <source>Make live again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Rank by the selected update again</source>
        <translation>重新用选中的更新来排序</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV……</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
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
    <name>Variants</name>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>float16, as it is</source>
        <translation>float16（原模型）</translation>
    </message>
    <message>
        <source>int8 dynamic</source>
        <translation>int8 动态</translation>
    </message>
    <message>
        <source>int8 full</source>
        <translation>int8 全整数</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>剪枝</translation>
    </message>
    <message>
        <source>student</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>The same weights in four bytes each</source>
        <translation>同样的权重，每个四字节</translation>
    </message>
    <message>
        <source>The run itself: weights in two bytes each</source>
        <translation>原模型：每个权重两字节</translation>
    </message>
    <message>
        <source>Weights in one byte each; what is computed stays exact</source>
        <translation>每个权重一字节；计算仍为浮点</translation>
    </message>
    <message>
        <source>Weights and what is computed in one byte each, ranges measured on texts of the shop</source>
        <translation>权重与计算都用一字节，取值范围由本店文本校准</translation>
    </message>
    <message>
        <source>The smallest weights become zero and the rest learns to do without; smaller only when zipped or stored as sparse</source>
        <translation>最小的权重归零，其余重新训练以弥补；只有压缩打包或稀疏存储时才变小</translation>
    </message>
    <message>
        <source>A smaller network that learned what the run says</source>
        <translation>更小的网络，学习原模型的输出</translation>
    </message>
</context>
<context>
    <name>VariantsTable</name>
    <message>
        <source>Variants</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>zipped</source>
        <translation>打包后</translation>
    </message>
    <message>
        <source>sparse</source>
        <translation>稀疏</translation>
    </message>
    <message>
        <source>read, ms</source>
        <translation>读取 ms</translation>
    </message>
    <message>
        <source>search, ms</source>
        <translation>检索 ms</translation>
    </message>
    <message>
        <source>nDCG@10</source>
        <translation>nDCG@10</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>RBO</source>
        <translation>RBO</translation>
    </message>
    <message>
        <source>Size of the file that reads a query</source>
        <translation>读取查询的模型文件的大小</translation>
    </message>
    <message>
        <source>The same file, zipped</source>
        <translation>同一文件，zip 压缩后</translation>
    </message>
    <message>
        <source>The same file with its zeros left out, one bit a weight saying where</source>
        <translation>同一文件，省去零值，每个权重用一位标明位置</translation>
    </message>
    <message>
        <source>From the words of a query to its vector, half and 95 % of all times</source>
        <translation>从查询的词到它的向量，中位数与 95 分位</translation>
    </message>
    <message>
        <source>The whole search, half and 95 % of all times</source>
        <translation>整次检索，中位数与 95 分位</translation>
    </message>
    <message>
        <source>On held-out queries, with 95 % interval</source>
        <translation>在留出查询上，附 95% 区间</translation>
    </message>
    <message>
        <source>From the original on the same queries; p of the paired randomisation test, corrected for the number of variants</source>
        <translation>与原模型在同样查询上的差；p 为配对随机化检验，已按变体个数校正</translation>
    </message>
    <message>
        <source>Share of the original's first ten that are among the variant's</source>
        <translation>原模型前十名中仍在变体前十名里的比例</translation>
    </message>
    <message>
        <source>Rank-biased overlap of the first ten, 1: the same order</source>
        <translation>前十名的排序偏重重合度，1 表示次序完全相同</translation>
    </message>
    <message>
        <source>top 10</source>
        <translation>前十保留</translation>
    </message>
</context>
<context>
    <name>VerbProcess</name>
    <message>
        <source>The measurement could not start: {reason}.</source>
        <translation>无法开始测量：{reason}。</translation>
    </message>
    <message>
        <source>The measurement ended unexpectedly (code {code}).</source>
        <translation>测量意外结束（代码 {code}）。</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>A tie: no difference that matters</source>
        <translation>平局：没有值得在意的差别</translation>
    </message>
    <message>
        <source>{side} wins: {run}</source>
        <translation>{side} 胜出：{run}</translation>
    </message>
    <message>
        <source>Nobody has won yet</source>
        <translation>还没有分出胜负</translation>
    </message>
    <message>
        <source>Nothing has been clicked yet</source>
        <translation>还没有点击</translation>
    </message>
    <message>
        <source>Search and click as ever: every list that is clicked counts.</source>
        <translation>照常搜索和点击：每个被点击的列表都算数。</translation>
    </message>
    <message>
        <source>Enough: more lists would hardly change it.</source>
        <translation>已足够：再多的列表也很难改变结论。</translation>
    </message>
    <message>
        <source>Not enough yet: every shopper's visit counts once.</source>
        <translation>还不够：每位顾客的每次到访只算一次。</translation>
    </message>
    <message>
        <source>Not enough yet, and no end is in sight: the two are very close.</source>
        <translation>还不够，也看不到尽头：两者非常接近。</translation>
    </message>
    <message>
        <source>Not enough yet: about {count} more lists.</source>
        <translation>还不够：大约还需 {count} 个列表。</translation>
    </message>
    <message>
        <source>tie</source>
        <translation>平局</translation>
    </message>
    <message>
        <source>{side} wins</source>
        <translation>{side} 胜出</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>{count} lists · {state}</source>
        <translation>{count} 个列表 · {state}</translation>
    </message>
    <message>
        <source>Under way: who is ahead is told at the end</source>
        <translation>进行中：谁领先，结束后揭晓</translation>
    </message>
    <message>
        <source>Enough: it can be ended.</source>
        <translation>数据已足够，可以结束。</translation>
    </message>
    <message>
        <source>Not enough yet: go on searching and clicking.</source>
        <translation>数据还不够，请继续搜索和点击。</translation>
    </message>
    <message>
        <source>Not enough yet: about {count} more list.</source>
        <translation>还不够：约需再 {count} 个列表。</translation>
    </message>
    <message>
        <source>Lead of A {delta} (95 % interval {low} to {high}) · p {p} · lists {lists} · sessions {sessions}</source>
        <translation>A 领先 {delta}（95% 区间 {low} 至 {high}）· p {p} · {lists} 个列表 · {sessions} 次会话</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>{count} list · {state}</source>
        <translation>{count} 个列表 · {state}</translation>
    </message>
    <message>
        <source>Best trial</source>
        <translation>最好的试验</translation>
    </message>
    <message>
        <source>Best trial, {number}</source>
        <translation>最好的试验 {number}</translation>
    </message>
    <message>
        <source>The best of many is best partly by chance: when the tuning ends, it is measured once more on examples that no trial saw.</source>
        <translation>多次里最好的一次，有一部分是碰巧：调参结束时，会在任何试验都没见过的样本上再测一次。</translation>
    </message>
    <message>
        <source>Nothing is held out that no trial saw: import more to know better.</source>
        <translation>没有任何试验没见过的留出样本：多导入一些才能知道得更准。</translation>
    </message>
    <message>
        <source>Better than the default, and not by chance</source>
        <translation>比默认好，且不是碰巧</translation>
    </message>
    <message>
        <source>Worse than the default, and not by chance</source>
        <translation>比默认差，且不是碰巧</translation>
    </message>
    <message>
        <source>No difference to the default that chance could not explain</source>
        <translation>与默认的差别可能只是碰巧</translation>
    </message>
    <message>
        <source>{verdict}: {difference}, p {p} on {count} {unit}.</source>
        <translation>{verdict}：{difference}，p {p}，{count} 个样本（{unit}）。</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>What trials saw</source>
        <translation>试验见过的</translation>
    </message>
    <message>
        <source>What no trial saw</source>
        <translation>试验没见过的</translation>
    </message>
    <message>
        <source>Best and default</source>
        <translation>最好与默认</translation>
    </message>
</context>
<context>
    <name>VerdictView</name>
    <message>
        <source>Difference of nDCG@10, with its 95 % interval</source>
        <translation>nDCG@10 之差及其 95 % 区间</translation>
    </message>
    <message>
        <source>Earlier behaviour</source>
        <translation>以往行为</translation>
    </message>
    <message>
        <source>New behaviour (favours the model before)</source>
        <translation>新行为（列表由之前的模型排出，对它有利）</translation>
    </message>
    <message>
        <source>Truth (shown, never decides)</source>
        <translation>真实标注（仅供参考，不作裁决）</translation>
    </message>
    <message>
        <source>{share} of the top 10 are other products</source>
        <translation>前 10 名中有 {share} 换成了别的商品</translation>
    </message>
    <message>
        <source>clicks agree with what is known by {value} (0.5: random)</source>
        <translation>点击与已知相符度 {value}（0.5 为随机）</translation>
    </message>
    <message>
        <source>too few clicks to tell whether they are random</source>
        <translation>点击太少，还无法判断是否随机</translation>
    </message>
    <message>
        <source>Queries better: {count}</source>
        <translation>变好的查询 {count}</translation>
    </message>
    <message>
        <source>Queries worse: {count}</source>
        <translation>变差的查询 {count}</translation>
    </message>
    <message>
        <source>before was better</source>
        <translation>更新前更好</translation>
    </message>
    <message>
        <source>update is better</source>
        <translation>更新后更好</translation>
    </message>
</context>
<context>
    <name>WaysOutPanel</name>
    <message>
        <source>Understood as</source>
        <translation>理解为</translation>
    </message>
    <message>
        <source>Search instead</source>
        <translation>试试搜</translation>
    </message>
    <message>
        <source>Without the filter</source>
        <translation>去掉筛选</translation>
    </message>
    <message>
        <source>Near in meaning</source>
        <translation>含义相近</translation>
    </message>
    <message>
        <source>not in this shop</source>
        <translation>店里没有</translation>
    </message>
    <message>
        <source>Show the {count} nearest, unsure</source>
        <translation>看最接近的 {count} 件（不确定）</translation>
    </message>
    <message>
        <source>Without the condition</source>
        <translation>去掉条件</translation>
    </message>
</context>
<context>
    <name>WhatIfDialog</name>
    <message>
        <source>Ranking the shop at other prices…</source>
        <translation>正在按其他价格重新排序……</translation>
    </message>
    <message>
        <source>Reading the words of every {product} once…</source>
        <translation>正在读取全部{product}的用词，只需一次……</translation>
    </message>
    <message>
        <source>of {count} results · score {gap} · the shop itself stays as it is</source>
        <translation>共 {count} 个结果 · 得分 {gap} · 商店本身不变</translation>
    </message>
    <message>
        <source>what the query says of prices</source>
        <translation>查询里的价格条件</translation>
    </message>
    <message>
        <source>the filter by price</source>
        <translation>价格筛选</translation>
    </message>
    <message>
        <source>the order by price</source>
        <translation>按价格排序</translation>
    </message>
    <message>
        <source>the taste of who searches</source>
        <translation>搜索者的口味</translation>
    </message>
    <message>
        <source>The price counts through {reasons}; it is no part of the score itself.</source>
        <translation>价格通过{reasons}起作用；它不计入得分本身。</translation>
    </message>
    <message>
        <source>The price changes nothing here: nothing of this search looks at it.</source>
        <translation>价格在这里不起作用：这次搜索没有任何一处看价格。</translation>
    </message>
    <message>
        <source>What if… · {title}</source>
        <translation>如果…… · {title}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>The verb that answers the same, for a terminal</source>
        <translation>在终端里得到同样回答的命令</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Smallest edit</source>
        <translation>最小改动</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>用词</translation>
    </message>
    <message>
        <source>The list around it, after and before</source>
        <translation>它前后的列表，改动之后与之前</translation>
    </message>
    <message>
        <source>Rank against price</source>
        <translation>名次随价格的变化</translation>
    </message>
    <message>
        <source>How far the shop is read</source>
        <translation>读取进度</translation>
    </message>
</context>
<context>
    <name>WhyNotPage</name>
    <message>
        <source>What would bring it back:</source>
        <translation>怎样能让它回来：</translation>
    </message>
    <message>
        <source>Two rankings are being compared: end that to see it.</source>
        <translation>正在比较两种排序：结束比较后才能看到。</translation>
    </message>
    <message>
        <source>Why is … not here?</source>
        <translation>为什么没有…？</translation>
    </message>
    <message>
        <source>Id or title of what is missing</source>
        <translation>没有出现的商品的编号或标题</translation>
    </message>
    <message>
        <source>It is here: rank {rank} of {total}.</source>
        <translation>它在结果里：第 {rank} 名，共 {total} 个。</translation>
    </message>
    <message>
        <source>Rank {rank} of {total}, because of: {stage}.</source>
        <translation>第 {rank} 名，共 {total} 个，原因：{stage}。</translation>
    </message>
    <message>
        <source>Lost at: {stage}.</source>
        <translation>落选于：{stage}。</translation>
    </message>
</context>
<context>
    <name>WindowHeader</name>
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
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>What shoppers did and what it teaches (Ctrl+4)</source>
        <translation>顾客做了什么、模型学到什么 (Ctrl+4)</translation>
    </message>
</context>
<context>
    <name>WindowPicture</name>
    <message>
        <source>Save the picture</source>
        <translation>保存截图</translation>
    </message>
    <message>
        <source>The picture is on the clipboard</source>
        <translation>截图已复制到剪贴板</translation>
    </message>
    <message>
        <source>Saved {path}, and copied to the clipboard</source>
        <translation>已保存到 {path}，并复制到剪贴板</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>WinsBar</name>
    <message>
        <source>lists for A</source>
        <translation>A 赢的列表</translation>
    </message>
    <message>
        <source>ties</source>
        <translation>平局</translation>
    </message>
    <message>
        <source>lists for B</source>
        <translation>B 赢的列表</translation>
    </message>
    <message>
        <source>lists for A: {a}, for neither: {ties}, for B: {b}</source>
        <translation>A 胜 {a} 个列表，平 {ties} 个，B 胜 {b} 个</translation>
    </message>
</context>
<context>
    <name>WishChips</name>
    <message>
        <source>not known here</source>
        <translation>这里没有</translation>
    </message>
    <message>
        <source>none in the budget</source>
        <translation>预算内没有</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Words to search for</source>
        <translation>搜索词</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>mostly {category}</source>
        <translation>多半是{category}</translation>
    </message>
    <message>
        <source>disliked: left out</source>
        <translation>不喜欢：已排除</translation>
    </message>
    <message>
        <source>Press if this was not meant</source>
        <translation>不是这个意思就点一下</translation>
    </message>
</context>
<context>
    <name>WordsPage</name>
    <message>
        <source>Which words met, through the network</source>
        <translation>模型里哪些词对上了</translation>
    </message>
    <message>
        <source>Pairs of words, the strongest first</source>
        <translation>对上的词，最强的在前</translation>
    </message>
    <message>
        <source>Being explained…</source>
        <translation>正在解释…</translation>
    </message>
    <message>
        <source>No network read this query: words alone have ranked.</source>
        <translation>没有模型读这个查询：只按词汇排序。</translation>
    </message>
    <message>
        <source>All cells and the remainder {remainder} add up to the similarity {cosine}; {kind}.</source>
        <translation>所有格子与余项 {remainder} 相加等于相似度 {cosine}；{kind}。</translation>
    </message>
    <message>
        <source>Another question: without a word</source>
        <translation>另一个问题：去掉一个词会怎样</translation>
    </message>
    <message>
        <source>What the score loses when a word is left out of the query. Words act together, so these need not add up.</source>
        <translation>从查询里去掉一个词时得分减少多少。词是共同起作用的，所以这些数不必相加。</translation>
    </message>
    <message>
        <source>Save the case</source>
        <translation>保存这个案例</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>去掉后</translation>
    </message>
    <message>
        <source>{one} and {other}: ρ {spearman}, τ {kendall}, same sign {signs}</source>
        <translation>{one} 与 {other}：ρ {spearman}，τ {kendall}，同号 {signs}</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询词</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Words of the query in the meaning</source>
        <translation>查询词对语义分的作用</translation>
    </message>
    <message>
        <source>Words of the title in the meaning</source>
        <translation>标题用词对语义分的作用</translation>
    </message>
    <message>
        <source>Words of the query in the whole score</source>
        <translation>查询词对总分的作用</translation>
    </message>
    <message>
        <source>What was learned near this query</source>
        <translation>与本查询最近的训练样本</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>要计算什么</translation>
    </message>
    <message>
        <source>Save the case…</source>
        <translation>保存案例……</translation>
    </message>
    <message>
        <source>SHAP and LIME ask the network many times; a few seconds in another process</source>
        <translation>SHAP 与 LIME 会多次询问网络；在另一进程中需几秒</translation>
    </message>
    <message>
        <source>Shares of words, or learned pairs</source>
        <translation>各词的份额，或训练样本</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Reading the shop…</source>
        <translation>正在读取店铺…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>Opening the shop…</source>
        <translation>正在打开店铺…</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>正在结束…</translation>
    </message>
    <message>
        <source>{done} of {total} texts · {seconds} s left</source>
        <translation>{done} / {total} 条文本 · 还需 {seconds} 秒</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>开始测量</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>{total} texts…</source>
        <translation>{total} 条文本…</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>开始查找</translation>
    </message>
</context>
<context>
    <name>WorkspaceButton</name>
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
        <source>Reset the demo world…</source>
        <translation>重置演示数据…</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>最近的文件夹</translation>
    </message>
    <message>
        <source>{path} – not there any more</source>
        <translation>{path}（已不存在）</translation>
    </message>
    <message>
        <source>Remove those that are gone</source>
        <translation>移除已不存在的</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Put back what was removed</source>
        <translation>恢复刚移除的</translation>
    </message>
</context>
<context>
    <name>_DropArea</name>
    <message>
        <source>Choose files to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation>表格（{patterns}）</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Drop tables here: CSV, Excel, Parquet, JSON and others, zipped or not; several at once</source>
        <translation>把表格拖到这里：CSV、Excel、Parquet、JSON 等，压缩的也可以，一次可拖多个</translation>
    </message>
</context>
<context>
    <name>_MenuButton</name>
    <message>
        <source>Show the events</source>
        <translation>查看背后的行为</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>存为 CSV…</translation>
    </message>
    <message>
        <source>The events behind this chart, or its numbers as a file</source>
        <translation>查看图表背后的行为，或把数字存成文件</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>No Chinese font is installed, so Chinese text shows as empty boxes. Install one, on Debian and Ubuntu with `sudo apt install fonts-noto-cjk`, and start again.</source>
        <translation>没有安装中文字体，中文会显示为空框。请安装后重新启动，Debian 和 Ubuntu 上执行 `sudo apt install fonts-noto-cjk`。</translation>
    </message>
    <message>
        <source>Curves are saved as {kinds}, not as {name}.</source>
        <translation>曲线可保存为 {kinds}，不能保存为 {name}。</translation>
    </message>
    <message>
        <source>Outcomes are saved as .png or .csv, not as {name}.</source>
        <translation>结果可存为 .png 或 .csv，不能存为 {name}。</translation>
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
        <source>The menu has an entry now: {path}. `{program} --uninstall-desktop` removes it.</source>
        <translation>已加入应用菜单：{path}。`{program} --uninstall-desktop` 可移除。</translation>
    </message>
    <message>
        <source>The menu has no entry any more: {path}.</source>
        <translation>已从应用菜单移除：{path}。</translation>
    </message>
    <message>
        <source>The task {task} does not take {option}; it takes {options}.</source>
        <translation>任务 {task} 不接受 {option}；可用的有 {options}。</translation>
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
        <source>Examples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>(others)</source>
        <translation>（其他）</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Mostly taken for</source>
        <translation>最常误判为</translation>
    </message>
    <message>
        <source>{queries} queries, {lines} lines written to {file}.</source>
        <translation>{queries} 条查询，共 {lines} 行，已写入 {file}。</translation>
    </message>
    <message>
        <source>hybrid</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>lexical</source>
        <translation>词汇</translation>
    </message>
    <message>
        <source>neural</source>
        <translation>神经</translation>
    </message>
    <message>
        <source>a whole number from 1 is expected, not {given!r}</source>
        <translation>应为不小于 1 的整数，不能是 {given!r}</translation>
    </message>
    <message>
        <source>There are no products in {path}; run `{program} import` with --products or --demo.</source>
        <translation>{path} 中没有商品；请用 `{program} import` 加 --products 或 --demo 导入。</translation>
    </message>
    <message>
        <source>No trained run is active, so nothing can rank neurally; run `{program} train` first.</source>
        <translation>没有启用的模型，无法按语义排序；请先运行 `{program} train`。</translation>
    </message>
    <message>
        <source>{counted} · {took:.1f} ms · {method} · run {run}</source>
        <translation>{counted} · {took:.1f} ms · {method} · 模型 {run}</translation>
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
        <source>Looks for {categories} ({source})</source>
        <translation>意图：{categories}（{source}）</translation>
    </message>
    <message>
        <source>from what was found</source>
        <translation>按找到的结果</translation>
    </message>
    <message>
        <source>Like the best</source>
        <translation>像最佳结果</translation>
    </message>
    <message>
        <source>Taste</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>There is nothing to recommend in {path}; run `{program} import` with --products, --events, --sessions or --demo.</source>
        <translation>{path} 中没有可推荐的内容；请用 `{program} import` 加 --products、--events、--sessions 或 --demo 导入。</translation>
    </message>
    <message>
        <source>Recommended by run {run}</source>
        <translation>由 {run} 推荐</translation>
    </message>
    <message>
        <source>Nothing is known yet to go with {product}.</source>
        <translation>还不知道有什么与 {product} 搭配。</translation>
    </message>
    <message>
        <source>There is nothing left to recommend.</source>
        <translation>没有可推荐的了。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>No next-item run is active, so this follows the log itself; `{program} train --task next-item` learns from it.</source>
        <translation>没有使用中的“下一件”模型，直接依据行为日志；可用 `{program} train --task next-item` 从中学习。</translation>
    </message>
    <message>
        <source>Nothing is known of what people did here, so this goes by what is alike.</source>
        <translation>没有行为数据，依据相似度推荐。</translation>
    </message>
    <message>
        <source>met before</source>
        <translation>之前看过</translation>
    </message>
    <message>
        <source>followed {product}</source>
        <translation>看过 {product}</translation>
    </message>
    <message>
        <source>like {product}</source>
        <translation>与 {product} 相似</translation>
    </message>
    <message>
        <source>popular</source>
        <translation>热门</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词汇</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>相似度</translation>
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
        <source>None of the judgments speaks of any of the queries; check their ids.</source>
        <translation>评判与查询没有任何对应；请检查它们的编号。</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>商店</translation>
    </message>
    <message>
        <source>product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>not this</source>
        <translation>不感兴趣</translation>
    </message>
    <message>
        <source>{count} products</source>
        <translation>{count} 件</translation>
    </message>
    <message>
        <source>shopper</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>shoppers</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>click</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>add to cart</source>
        <translation>加入购物车</translation>
    </message>
    <message>
        <source>purchase</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>films</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>{count} films</source>
        <translation>{count} 部</translation>
    </message>
    <message>
        <source>viewer</source>
        <translation>观众</translation>
    </message>
    <message>
        <source>viewers</source>
        <translation>观众</translation>
    </message>
    <message>
        <source>genre</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>studio</source>
        <translation>出品方</translation>
    </message>
    <message>
        <source>watch</source>
        <translation>观看</translation>
    </message>
    <message>
        <source>like</source>
        <translation>喜欢</translation>
    </message>
    <message>
        <source>add to watchlist</source>
        <translation>加入片单</translation>
    </message>
    <message>
        <source>buy a ticket</source>
        <translation>购票</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>song</source>
        <translation>歌曲</translation>
    </message>
    <message>
        <source>songs</source>
        <translation>歌曲</translation>
    </message>
    <message>
        <source>{count} songs</source>
        <translation>{count} 首</translation>
    </message>
    <message>
        <source>listener</source>
        <translation>听众</translation>
    </message>
    <message>
        <source>listeners</source>
        <translation>听众</translation>
    </message>
    <message>
        <source>artist</source>
        <translation>歌手</translation>
    </message>
    <message>
        <source>play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>add to playlist</source>
        <translation>加入歌单</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>post</source>
        <translation>帖子</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>帖子</translation>
    </message>
    <message>
        <source>{count} posts</source>
        <translation>{count} 篇</translation>
    </message>
    <message>
        <source>reader</source>
        <translation>读者</translation>
    </message>
    <message>
        <source>readers</source>
        <translation>读者</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>view</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>bookmark</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>share</source>
        <translation>分享</translation>
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
        <source>shared by the best results</source>
        <translation>最好的结果都有</translation>
    </message>
    <message>
        <source>another {category} than the query names</source>
        <translation>不是查询所指的{category}</translation>
    </message>
    <message>
        <source>here it only describes another thing</source>
        <translation>在这里只是说明别的东西</translation>
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
        <source>likeness to the best results</source>
        <translation>与最好结果的相似度</translation>
    </message>
    <message>
        <source>popularity</source>
        <translation>热度</translation>
    </message>
    <message>
        <source>the {shopper}'s taste</source>
        <translation>{shopper}的偏好</translation>
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
        <source>without {words}</source>
        <translation>缺少 {words}</translation>
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
        <source>{name} is one of {choices}, not {value!r}.</source>
        <translation>{name} 只能是 {choices} 之一，不能是 {value!r}。</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否（yes、no）</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>{low} 到 {high} 之间的整数</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>{low} 到 {high} 之间的数</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>auto or a whole number from {low} to {high}</source>
        <translation>auto 或 {low} 到 {high} 之间的整数</translation>
    </message>
    <message>
        <source>{name} takes {rule}, not {given!r}.</source>
        <translation>{name} 应为 {rule}，而不是 {given!r}。</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>{choices} 之一</translation>
    </message>
    <message>
        <source>Examples that are learned from at once; of few texts with categories fewer, so that an epoch has 150 steps, but no fewer than 64.</source>
        <translation>每步同时学习的样本数；学类目而文本不多时会自动减少，好让每轮有 150 步，但不少于 64。</translation>
    </message>
    <message>
        <source>Begin with the pretrained words instead of words that mean nothing yet.</source>
        <translation>从预训练的词义开始，而不是从没有含义的词开始。</translation>
    </message>
    <message>
        <source>Titles and queries that the teacher reads, a thirtieth of a second each; more teach more.</source>
        <translation>教师要读的标题和查询数，每条约三十分之一秒；越多学得越多。</translation>
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
        <source>Passes an epoch</source>
        <translation>每轮遍数</translation>
    </message>
    <message>
        <source>How often an epoch goes over the shop, with other made queries each time; auto: as often as it takes for 40 steps, so that a small shop is learned too.</source>
        <translation>每轮把店铺学几遍，每遍的自造查询都不同；auto：学到满 40 步为止，小店铺也能学会。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate over time</source>
        <translation>学习率变化</translation>
    </message>
    <message>
        <source>Whether the learning rate falls to nothing or stays.</source>
        <translation>学习率逐渐降到零（cosine），还是保持不变（constant）。</translation>
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
        <source>Seconds after which training stops, once an epoch is complete; 0: no limit.</source>
        <translation>训练满这么多秒后停止（至少完成一轮）；0 表示不限。</translation>
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
        <source>Filters or units</source>
        <translation>卷积核数或单元数</translation>
    </message>
    <message>
        <source>Filters of each width of a convolution, units of any other layer.</source>
        <translation>卷积每种宽度的核数；其他层为单元数。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活率</translation>
    </message>
    <message>
        <source>Word dropout</source>
        <translation>词丢弃率</translation>
    </message>
    <message>
        <source>Share of the words hidden from the network while it learns.</source>
        <translation>训练时随机对网络隐藏的词所占的比例。</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation>L1 正则</translation>
    </message>
    <message>
        <source>Drives weights of the layers that help little to zero.</source>
        <translation>把作用不大的权重压到零。</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 正则</translation>
    </message>
    <message>
        <source>Keeps weights of the layers small.</source>
        <translation>让各层的权重保持较小。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>How much more a text of a rare category counts: not at all, by the root, in full.</source>
        <translation>稀有类目的文本多算多少：不多算、按平方根、按全额。</translation>
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
        <source>Members</source>
        <translation>成员数</translation>
    </message>
    <message>
        <source>Networks that learn side by side and whose mean guesses a category.</source>
        <translation>并排学习、取平均值来判断类目的网络个数。</translation>
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
        <source>Pretrained start</source>
        <translation>预训练起点</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>Texts read by the teacher</source>
        <translation>教师读的文本数</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一件</translation>
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
        <source>Dense layers</source>
        <translation>全连接网络</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>循环网络</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
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
        <source>The run {run} has no complete epoch; choose another.</source>
        <translation>模型 {run} 还没有完成一轮；请选择其他模型。</translation>
    </message>
    <message>
        <source>The run {run} is being trained; stop the training first.</source>
        <translation>模型 {run} 正在训练；请先停止训练。</translation>
    </message>
    <message>
        <source>The shop has changed since the run {run} was trained ({kinds}), so that it cannot go on; train a new run with its settings.</source>
        <translation>模型 {run} 训练之后店铺的数据变了（{kinds}），无法继续；请用它的设置训练新模型。</translation>
    </message>
    <message>
        <source>The run {run} is an update; `{program} update` lets it learn on.</source>
        <translation>模型 {run} 是一次更新；用 `{program} update` 让它继续学习。</translation>
    </message>
    <message>
        <source>The run {run} has no complete epoch to go on from; train a new run.</source>
        <translation>模型 {run} 没有完成的一轮可供继续；请训练新模型。</translation>
    </message>
    <message>
        <source>The run {run} is of a network that does not learn; choose another run.</source>
        <translation>模型 {run} 的网络不学习；请另选一个模型。</translation>
    </message>
    <message>
        <source>Undoing the updates of {active} leads back to {run}; activate another run first.</source>
        <translation>撤销 {active} 的更新时要回到 {run}；请先启用别的模型。</translation>
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
        <source>{file} cannot be written ({reason}) and is as it was before; make room, or mend its folder.</source>
        <translation>无法写入 {file}（{reason}），内容保持不变；请腾出空间，或修复其文件夹。</translation>
    </message>
    <message>
        <source>{path} is open for reading only; close the other window first.</source>
        <translation>{path} 以只读方式打开；请先关闭另一个窗口。</translation>
    </message>
    <message>
        <source>{path} cannot be written to ({reason}); name another folder.</source>
        <translation>无法写入 {path}（{reason}）；请换一个文件夹。</translation>
    </message>
    <message>
        <source>{path} holds other files ({files}); name an empty or a new folder.</source>
        <translation>{path} 里有其他文件（{files}）；请指定空文件夹或新文件夹。</translation>
    </message>
    <message>
        <source>A later version wrote {path} (format {format}); update the program.</source>
        <translation>{path} 由更新的版本写成（格式 {format}）；请升级程序。</translation>
    </message>
    <message>
        <source>{path} is in use by {program} (process {pid} on {host}, since {since}); close it or open for reading only.</source>
        <translation>{path} 正被 {program} 使用（主机 {host} 上的进程 {pid}，自 {since} 起）；请关闭它，或以只读方式打开。</translation>
    </message>
    <message>
        <source>The workspace holds {products}; --domain names another kind.</source>
        <translation>工作区里是{products}；可用 --domain 指定其他种类。</translation>
    </message>
    <message>
        <source>behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>judgments</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>注明</translation>
    </message>
    <message>
        <source>Name what to import: --demo, or files by {options}.</source>
        <translation>请指明要导入什么：--demo，或用 {options} 指定文件。</translation>
    </message>
    <message>
        <source>{kind}: {read:,} read, {kept:,} kept ({repaired:,} repaired), {rejected:,} rejected</source>
        <translation>{kind}：读入 {read:,} 行，保留 {kept:,} 行（其中修复 {repaired:,} 行），剔除 {rejected:,} 行</translation>
    </message>
    <message>
        <source>{stage}: {done:,} of about {total:,} rows, {speed:,.0f} rows/s, {eta:.0f} s left</source>
        <translation>{stage}：约 {total:,} 行中的 {done:,} 行，每秒 {speed:,.0f} 行，还需 {eta:.0f} 秒</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
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
        <translation>已损坏</translation>
    </message>
    <message>
        <source>No runs yet; `{program} train` makes one.</source>
        <translation>还没有模型；用 `{program} train` 训练一个。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>最佳轮次</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>留出集</translation>
    </message>
    <message>
        <source>The run {run} goes on as it was begun; leave out {options}.</source>
        <translation>模型 {run} 按开始时的设置继续；请去掉 {options}。</translation>
    </message>
    <message>
        <source>`{program} train --continue {run}` goes on with it.</source>
        <translation>用 `{program} train --continue {run}` 继续。</translation>
    </message>
    <message>
        <source>--set takes NAME=VALUE, not {given!r}.</source>
        <translation>--set 的写法是 名称=值，不能是 {given!r}。</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}  loss {loss:.3f}  accuracy {accuracy:.3f}  {speed:.0f} examples/s  {left:.0f} s left</source>
        <translation>第 {epoch}/{epochs} 轮  损失 {loss:.3f}  准确率 {accuracy:.3f}  {speed:.0f} 样本/秒  剩余 {left:.0f} 秒</translation>
    </message>
    <message>
        <source>`{program} runs --activate {run}` uses it all the same.</source>
        <translation>如仍要启用，请运行 `{program} runs --activate {run}`。</translation>
    </message>
    <message>
        <source>{run}: {examples} examples, {held_out} held out, {parameters} parameters; {baseline} {value}</source>
        <translation>{run}：{examples} 个样本，留出 {held_out} 个，{parameters} 个参数；{baseline} {value}</translation>
    </message>
    <message>
        <source>{run} goes on from epoch {epoch}, step {step}</source>
        <translation>{run} 从第 {epoch} 轮第 {step} 步继续</translation>
    </message>
    <message>
        <source>Completed in {seconds:.1f} s.</source>
        <translation>训练完成，用时 {seconds:.1f} 秒。</translation>
    </message>
    <message>
        <source>Ended early after {seconds:.1f} s.</source>
        <translation>提前结束，用时 {seconds:.1f} 秒。</translation>
    </message>
    <message>
        <source>Paused after {seconds:.1f} s.</source>
        <translation>{seconds:.1f} 秒后暂停。</translation>
    </message>
    <message>
        <source>Stopped after {seconds:.1f} s.</source>
        <translation>已停止，用时 {seconds:.1f} 秒。</translation>
    </message>
    <message>
        <source>Ended after {seconds:.1f} s.</source>
        <translation>训练在 {seconds:.1f} 秒后中止。</translation>
    </message>
    <message>
        <source> No epoch was complete, so there is nothing to keep.</source>
        <translation>没有完成任何一轮，因此没有可保留的模型。</translation>
    </message>
    <message>
        <source>{source} has no column for {missing}; it has {columns}. Rename one, or map the columns in the import dialog.</source>
        <translation>{source} 没有 {missing} 列；现有的列是 {columns}。请改列名，或在导入对话框中对应各列。</translation>
    </message>
    <message>
        <source>{source} has no usable row ({read} read); the workspace is as it was.</source>
        <translation>{source} 中没有可用的行（读取 {read} 行）；工作区保持原样。</translation>
    </message>
    <message>
        <source>Import cancelled; the workspace is as it was.</source>
        <translation>已取消导入；工作区保持原样。</translation>
    </message>
    <message>
        <source>The import stopped and the workspace is as it was: {reason}. See to the file, the disk or its rights and try again.</source>
        <translation>导入已停止，工作区保持原样：{reason}。请检查文件、磁盘或权限后重试。</translation>
    </message>
    <message>
        <source>{source} has no usable row ({read} read); the workspace is as it was. {rule}: {count} rows, first row {row}: {value!r}.</source>
        <translation>{source} 中没有可用的行（读取 {read} 行）；工作区保持原样。{rule}：{count} 行，首见第 {row} 行：{value!r}。</translation>
    </message>
    <message>
        <source>The demo world is missing from {folder}; install the program again.</source>
        <translation>{folder} 中缺少演示数据；请重新安装程序。</translation>
    </message>
    <message>
        <source>There is no file {path}; check the name.</source>
        <translation>没有文件 {path}；请检查名称。</translation>
    </message>
    <message>
        <source>{path} is empty; choose a file with rows.</source>
        <translation>{path} 是空文件；请选择有内容的文件。</translation>
    </message>
    <message>
        <source>{path} is of Excel's old format; save it there as .xlsx or CSV UTF-8.</source>
        <translation>{path} 是旧版 Excel 格式；请在 Excel 中另存为 .xlsx 或 CSV UTF-8。</translation>
    </message>
    <message>
        <source>{path} holds only blank lines; choose a file with rows.</source>
        <translation>{path} 只有空行；请选择有内容的文件。</translation>
    </message>
    <message>
        <source>{path} is no text; give a CSV, TSV, .xlsx, .parquet or .jsonl file.</source>
        <translation>{path} 不是文本；请使用 CSV、TSV、.xlsx、.parquet 或 .jsonl 文件。</translation>
    </message>
    <message>
        <source>{path}, row {row}: the line is longer than {limit:,} bytes, so this is no table of rows. Give a CSV, TSV, .xlsx, .parquet or .jsonl file.</source>
        <translation>{path} 第 {row} 行：该行超过 {limit:,} 字节，不像是表格。请使用 CSV、TSV、.xlsx、.parquet 或 .jsonl 文件。</translation>
    </message>
    <message>
        <source>No sheet of {path} has a header row; put the columns' names in row 1.</source>
        <translation>{path} 的工作表都没有表头；请在第 1 行写上列名。</translation>
    </message>
    <message>
        <source>{path}, row {row}: not one JSON object on the line; write one object a line.</source>
        <translation>{path} 第 {row} 行：不是单个 JSON 对象；请每行写一个对象。</translation>
    </message>
    <message>
        <source>{path} is damaged ({reason}); save it again where it was made.</source>
        <translation>{path} 已损坏（{reason}）；请在原来的程序里重新保存。</translation>
    </message>
    <message>
        <source>The row has too few columns</source>
        <translation>该行列数不足</translation>
    </message>
    <message>
        <source>The row has more columns than the header</source>
        <translation>该行列数比表头多</translation>
    </message>
    <message>
        <source>A quote that never closes was taken for a letter</source>
        <translation>没有闭合的引号按普通字符处理</translation>
    </message>
    <message>
        <source>Bytes that are no text became �</source>
        <translation>不是文本的字节变成了 �</translation>
    </message>
    <message>
        <source>A word for “no value” was emptied</source>
        <translation>清空了表示“无值”的文字</translation>
    </message>
    <message>
        <source>HTML tags and entities were removed</source>
        <translation>去除了 HTML 标签和实体</translation>
    </message>
    <message>
        <source>Full-width letters and digits became plain</source>
        <translation>全角字母和数字转为半角</translation>
    </message>
    <message>
        <source>Control characters and double spaces were removed</source>
        <translation>去除了控制字符和多余空格</translation>
    </message>
    <message>
        <source>The row has no id</source>
        <translation>该行没有编号</translation>
    </message>
    <message>
        <source>The product has no title</source>
        <translation>商品没有标题</translation>
    </message>
    <message>
        <source>The id came before; the first row stays</source>
        <translation>编号重复；保留第一行</translation>
    </message>
    <message>
        <source>Another product has the same title</source>
        <translation>与另一件商品标题相同</translation>
    </message>
    <message>
        <source>The price was read out of text</source>
        <translation>从文字中读出价格</translation>
    </message>
    <message>
        <source>Of a price range the lower end was kept</source>
        <translation>价格区间取较低的一端</translation>
    </message>
    <message>
        <source>An impossible price was emptied (zero, negative, absurd or no number)</source>
        <translation>清空了不可能的价格（零、负数、离谱或不是数字）</translation>
    </message>
    <message>
        <source>A rating outside 0 to 5 was emptied</source>
        <translation>清空了 0 到 5 以外的评分</translation>
    </message>
    <message>
        <source>The rating was read out of text</source>
        <translation>从文字中读出评分</translation>
    </message>
    <message>
        <source>Sales were read out of text</source>
        <translation>从文字中读出销量</translation>
    </message>
    <message>
        <source>Impossible sales were emptied</source>
        <translation>清空了不可能的销量</translation>
    </message>
    <message>
        <source>The event has no shopper</source>
        <translation>行为没有顾客</translation>
    </message>
    <message>
        <source>The event has no product</source>
        <translation>行为没有商品</translation>
    </message>
    <message>
        <source>The action is not one that is known</source>
        <translation>无法识别的行为类型</translation>
    </message>
    <message>
        <source>The event is for a product the shop lacks</source>
        <translation>行为对应的商品不在店铺中</translation>
    </message>
    <message>
        <source>The event was kept unchecked, for the shop has no products yet</source>
        <translation>店铺还没有商品，行为未经核对即保留</translation>
    </message>
    <message>
        <source>The rating is not a number from 0 to 5</source>
        <translation>评分不是 0 到 5 之间的数</translation>
    </message>
    <message>
        <source>A rating was read as an action: from 4 a favourite, from 3 a click, else shown</source>
        <translation>评分按行为读入：4 分起为收藏，3 分起为浏览，否则为曝光</translation>
    </message>
    <message>
        <source>The time is neither a number nor a date</source>
        <translation>时间既不是数字也不是日期</translation>
    </message>
    <message>
        <source>Another name of an action was understood</source>
        <translation>识别了行为类型的别名</translation>
    </message>
    <message>
        <source>The very same event came before; both stay</source>
        <translation>完全相同的行为已出现过；两条都保留</translation>
    </message>
    <message>
        <source>Markup, full-width letters or spaces were taken out of the query</source>
        <translation>去除了查询中的标签、全角字符或多余空格</translation>
    </message>
    <message>
        <source>The session has products the shop lacks</source>
        <translation>会话中有店铺没有的商品</translation>
    </message>
    <message>
        <source>The demo world's data and model gave way to your shop</source>
        <translation>演示数据和模型已让位给您的店铺</translation>
    </message>
    <message>
        <source>The session has no products</source>
        <translation>会话没有商品</translation>
    </message>
    <message>
        <source>The row has no text</source>
        <translation>该行没有文字</translation>
    </message>
    <message>
        <source>The row has no category</source>
        <translation>该行没有类目</translation>
    </message>
    <message>
        <source>The query came before</source>
        <translation>查询重复</translation>
    </message>
    <message>
        <source>The grade is not a whole number from 0 to 1000</source>
        <translation>评级不是 0 到 1000 的整数</translation>
    </message>
    <message>
        <source>A grade below 0 became 0</source>
        <translation>低于 0 的评级改为 0</translation>
    </message>
    <message>
        <source>The judgment is for a query that is not there</source>
        <translation>评判对应的查询不存在</translation>
    </message>
    <message>
        <source>The judged product is not in the shop; it counts as not found</source>
        <translation>被评判的商品不在店铺中，按未找到计</translation>
    </message>
    <message>
        <source>The pair was judged before; the first stays</source>
        <translation>该组合已有评判；保留第一条</translation>
    </message>
    <message>
        <source>Categories are learned from at least two with {least} texts each, but there are {found}; import texts with categories, or products that have them.</source>
        <translation>学习类目至少需要两个类目、每个至少 {least} 条文本，现在只有 {found} 个；请导入带类目的文本或商品。</translation>
    </message>
    <message>
        <source>{run} is active now.</source>
        <translation>现在使用 {run}。</translation>
    </message>
    <message>
        <source>{run} stays inactive: it is worse than {active}, and not by chance.</source>
        <translation>{run} 未启用：它不如 {active}，且差距并非偶然。</translation>
    </message>
    <message>
        <source>{run} stays inactive: it is worse than {baseline}, and not by chance.</source>
        <translation>{run} 未启用：它不如{baseline}，且差距并非偶然。</translation>
    </message>
    <message>
        <source>{run} was stopped and stays inactive: it is not surely better than {rival}.</source>
        <translation>{run} 是中途停止的，未启用：还不能确定它比 {rival} 更好。</translation>
    </message>
    <message>
        <source>{run} stays inactive: it looks worse than {active}, on too few examples to tell.</source>
        <translation>{run} 未启用：它看起来不如 {active}，但样本太少，还说不准。</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Ranked by</source>
        <translation>排序模型</translation>
    </message>
    <message>
        <source>words alone</source>
        <translation>仅词汇</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Synthetic data</source>
        <translation>合成数据</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>session-kNN</source>
        <translation>session-kNN</translation>
    </message>
    <message>
        <source>Next category</source>
        <translation>下一类目</translation>
    </message>
    <message>
        <source>the Markov chain</source>
        <translation>马尔可夫链</translation>
    </message>
    <message>
        <source>the most frequent category</source>
        <translation>总猜最常见的类目</translation>
    </message>
    <message>
        <source>held-out queries</source>
        <translation>个留出查询</translation>
    </message>
    <message>
        <source>held-out queries made of titles</source>
        <translation>个由标题自造的留出查询</translation>
    </message>
    <message>
        <source>held-out examples</source>
        <translation>个留出样本</translation>
    </message>
    <message>
        <source>held-out texts</source>
        <translation>段留出文本</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{told} {figures}</source>
        <translation>{told}{figures}</translation>
    </message>
    <message>
        <source>Nothing that it has not learned could be measured.</source>
        <translation>没有它未学过的数据可供衡量。</translation>
    </message>
    <message>
        <source>{metric} {values}, on the same {count} {unit}.</source>
        <translation>{metric}：{values}；均在同样的 {count} {unit}上测得。</translation>
    </message>
    <message>
        <source>{metric} {values}, on the same {count} {unit}: too few to tell.</source>
        <translation>{metric}：{values}；均在同样的 {count} {unit}上测得，数量太少，说不准。</translation>
    </message>
    <message>
        <source>Building the network</source>
        <translation>搭建网络</translation>
    </message>
    <message>
        <source>Segmenting texts</source>
        <translation>文本分词</translation>
    </message>
    <message>
        <source>There are no products to learn from; import some first.</source>
        <translation>没有可供学习的商品；请先导入。</translation>
    </message>
    <message>
        <source>There is only one product, and finding it needs no model; import at least two to train on.</source>
        <translation>只有一件商品，找到它用不着模型；至少导入两件才能训练。</translation>
    </message>
    <message>
        <source>Segmenting products</source>
        <translation>商品分词</translation>
    </message>
    <message>
        <source>Reading behaviour</source>
        <translation>读取行为记录</translation>
    </message>
    <message>
        <source>Reading behaviour was stopped.</source>
        <translation>已停止读取行为。</translation>
    </message>
    <message>
        <source>Learning word vectors</source>
        <translation>学习词向量</translation>
    </message>
    <message>
        <source>Indexing words</source>
        <translation>建立词索引</translation>
    </message>
    <message>
        <source>There is no shopper who did two things; import sessions or events to learn from.</source>
        <translation>没有顾客有两次以上的行为；请导入会话或行为日志再学习。</translation>
    </message>
    <message>
        <source>Measuring the baseline</source>
        <translation>测量基线</translation>
    </message>
    <message>
        <source>A training is under way; stop it first.</source>
        <translation>正在训练；请先停止。</translation>
    </message>
    <message>
        <source>The run {run} held nothing out; name a file of labelled texts: --test.</source>
        <translation>模型 {run} 没有留出数据；请用 --test 指定带标签的文本文件。</translation>
    </message>
    <message>
        <source>Keeping the state to go on from</source>
        <translation>保存继续所需的状态</translation>
    </message>
    <message>
        <source>There are too few words to learn from; import more.</source>
        <translation>可学的词太少；请导入更多数据。</translation>
    </message>
    <message>
        <source>No shopper is known here, so not {user} either; import a log with `{program} import --events`, or name products with --history.</source>
        <translation>这里还不认识任何顾客，也就没有 {user}；请用 `{program} import --events` 导入行为日志，或用 --history 指定商品。</translation>
    </message>
    <message>
        <source>There is no shopper {user} in the log of {count:,}; those most active are {examples}.</source>
        <translation>{count:,} 位顾客的日志里没有 {user}；最活跃的是 {examples}。</translation>
    </message>
    <message>
        <source>The history is empty; name product ids between commas.</source>
        <translation>没有给出商品编号；请用逗号分隔商品编号。</translation>
    </message>
    <message>
        <source>There is no product {products} in this workspace; check the ids.</source>
        <translation>工作区里没有商品 {products}；请检查编号。</translation>
    </message>
    <message>
        <source>There is nothing to measure on; name a file of sessions with targets: --test.</source>
        <translation>没有可供测量的数据；请用 --test 指定带目标的会话文件。</translation>
    </message>
    <message>
        <source>Products or behaviour have been imported anew since {run} was trained; train again, or name a file of sessions with targets: --test.</source>
        <translation>训练 {run} 之后重新导入了商品或行为；请重新训练，或用 --test 指定带目标的会话文件。</translation>
    </message>
    <message>
        <source>{options} must be given</source>
        <translation>必须给出 {options}</translation>
    </message>
    <message>
        <source>One of {options} must be given</source>
        <translation>必须给出以下之一：{options}</translation>
    </message>
    <message>
        <source>{given} is not known here</source>
        <translation>这里没有 {given}</translation>
    </message>
    <message>
        <source>{option} does not go with {other}</source>
        <translation>{option} 不能与 {other} 同用</translation>
    </message>
    <message>
        <source>{option} needs a value</source>
        <translation>{option} 后面要有值</translation>
    </message>
    <message>
        <source>{option} is one of {choices}, not {given}</source>
        <translation>{option} 只能是 {choices} 之一，不能是 {given}</translation>
    </message>
    <message>
        <source>{option} takes a number, not {given}</source>
        <translation>{option} 应为数字，不能是 {given}</translation>
    </message>
    <message>
        <source>{option}: {complaint}</source>
        <translation>{option}：{complaint}</translation>
    </message>
    <message>
        <source>There is no behaviour in {path}; run `{program} import` with --events or --demo.</source>
        <translation>{path} 里没有行为；请先运行 `{program} import`，加 --events 或 --demo。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Shoppers</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Pairs of shopper and product</source>
        <translation>顾客与商品组合</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>{queries} queries with {pairs} grades from clicks, written to {first} and {second}.</source>
        <translation>由点击得出 {queries} 个查询的 {pairs} 个等级，已写入 {first} 和 {second}。</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>in this program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>含模拟数据</translation>
    </message>
    <message>
        <source>Clicks an impression</source>
        <translation>每次曝光的点击</translation>
    </message>
    <message>
        <source>Purchases a list</source>
        <translation>每个列表的购买</translation>
    </message>
    <message>
        <source>1 / rank of the first click</source>
        <translation>首次点击名次的倒数</translation>
    </message>
    <message>
        <source>Truth: nDCG@10</source>
        <translation>真相：nDCG@10</translation>
    </message>
    <message>
        <source>Truth: clicks a list is worth</source>
        <translation>真相：每个列表应得的点击</translation>
    </message>
    <message>
        <source>--sessions takes a whole number from 1, not {given}.</source>
        <translation>--sessions 要 1 以上的整数，不能是 {given}。</translation>
    </message>
    <message>
        <source>{done} of {total} sessions, {left:.0f} s left</source>
        <translation>第 {done} / {total} 个会话，还需 {left:.0f} 秒</translation>
    </message>
    <message>
        <source>Synthetic: {sessions} sessions of the demo world's shoppers, {lists} lists, clicks {clicks}, seed {seed}.</source>
        <translation>合成数据：演示世界顾客的 {sessions} 个会话，{lists} 个列表，点击方式 {clicks}，种子 {seed}。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p 值</translation>
    </message>
    <message>
        <source>Enough: shoppers prefer A.</source>
        <translation>够了：顾客更喜欢 A。</translation>
    </message>
    <message>
        <source>Enough: shoppers prefer B.</source>
        <translation>够了：顾客更喜欢 B。</translation>
    </message>
    <message>
        <source>Enough: a tie, no difference that matters.</source>
        <translation>够了：持平，没有要紧的差别。</translation>
    </message>
    <message>
        <source>Not enough yet, and no end in sight.</source>
        <translation>还不够，也看不到尽头。</translation>
    </message>
    <message>
        <source>Not enough yet: about {more} more lists.</source>
        <translation>还不够：大约还要 {more} 个列表。</translation>
    </message>
    <message>
        <source>live</source>
        <translation>已上线</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>built upon</source>
        <translation>已被后续更新接续</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>a tie</source>
        <translation>持平</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>No updates yet; `{program} update` makes one.</source>
        <translation>还没有更新；`{program} update` 会生成一个。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>行为数</translation>
    </message>
    <message>
        <source>Earlier behaviour</source>
        <translation>以往行为</translation>
    </message>
    <message>
        <source>New behaviour</source>
        <translation>新行为</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真相</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}); name another file.</source>
        <translation>无法写入 {file}（{reason}）；请换一个文件。</translation>
    </message>
    <message>
        <source>No product was looked at often enough for one query to be judged; it takes clicks and impressions with their positions, and {looks} looks a pair.</source>
        <translation>没有哪个查询的商品被看得足够多而能评判；需要带位置的曝光和点击，且每对至少看过 {looks} 次。</translation>
    </message>
    <message>
        <source>{file} holds no simulated behaviour ({reason}); write it with `simulate --out`.</source>
        <translation>{file} 里没有模拟行为（{reason}）；请用 `simulate --out` 生成。</translation>
    </message>
    <message>
        <source>The simulation was stopped.</source>
        <translation>模拟已停止。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行为类型</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>says more</source>
        <translation>更具体</translation>
    </message>
    <message>
        <source>says less</source>
        <translation>更宽泛</translation>
    </message>
    <message>
        <source>shares words</source>
        <translation>改写</translation>
    </message>
    <message>
        <source>day</source>
        <translation>天</translation>
    </message>
    <message>
        <source>week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>four weeks</source>
        <translation>四周</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>漏斗</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>By weekday and hour</source>
        <translation>按星期与小时</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Without a click</source>
        <translation>没有点击</translation>
    </message>
    <message>
        <source>Without a result</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>What came next</source>
        <translation>接着搜了什么</translation>
    </message>
    <message>
        <source>Click-through by rank</source>
        <translation>各名次点击率</translation>
    </message>
    <message>
        <source>Who comes back</source>
        <translation>谁会回来</translation>
    </message>
    <message>
        <source>impression</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>searches without a click</source>
        <translation>没有点击的搜索</translation>
    </message>
    <message>
        <source>rank {}</source>
        <translation>第 {} 位</translation>
    </message>
    <message>
        <source>cohort {}</source>
        <translation>第 {} 期顾客</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Synthetic data: nobody did this.</source>
        <translation>合成数据：并非真实行为。</translation>
    </message>
    <message>
        <source>position alone</source>
        <translation>仅凭位置</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Click-through</source>
        <translation>点击率</translation>
    </message>
    <message>
        <source>Bought per click</source>
        <translation>点击购买率</translation>
    </message>
    <message>
        <source>Next query</source>
        <translation>接着的查询词</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>95 % from</source>
        <translation>95% 下限</translation>
    </message>
    <message>
        <source>95 % to</source>
        <translation>95% 上限</translation>
    </message>
    <message>
        <source>Position alone</source>
        <translation>仅凭位置</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次出现</translation>
    </message>
    <message>
        <source>Periods later</source>
        <translation>之后期数</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Searches without a click</source>
        <translation>无点击搜索</translation>
    </message>
    <message>
        <source>Searched on</source>
        <translation>继续搜索</translation>
    </message>
    <message>
        <source>Time unknown</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>{file} must end in {formats}; name it so.</source>
        <translation>{file} 须以 {formats} 结尾；请改名。</translation>
    </message>
    <message>
        <source>{file} cannot hold more than {most:,} rows; let it end in .csv, .tsv or .parquet.</source>
        <translation>{file} 最多只能写 {most:,} 行；请改用 .csv、.tsv 或 .parquet。</translation>
    </message>
    <message>
        <source>{path} is open for reading only; what is done here is not recorded.</source>
        <translation>{path} 以只读方式打开；这里的行为不会被记录。</translation>
    </message>
    <message>
        <source>{path} was deleted, moved or replaced, so this could not be recorded; put it back, or open the workspace again.</source>
        <translation>{path} 已被删除、移动或替换，因此无法记录；请将其放回，或重新打开工作区。</translation>
    </message>
    <message>
        <source>A later version wrote the log of behaviour (format {format}); update the program.</source>
        <translation>行为日志由更新的版本写成（格式 {format}）；请升级程序。</translation>
    </message>
    <message>
        <source>The disk is full, so this could not be recorded in {path}; what was recorded before is kept. Free some space.</source>
        <translation>磁盘已满，无法记入 {path}；此前记录的都还在。请腾出一些空间。</translation>
    </message>
    <message>
        <source>Another program holds {path}, so this could not be recorded; close it and try again.</source>
        <translation>另一个程序正占用 {path}，无法记录；请关闭它再试。</translation>
    </message>
    <message>
        <source>{path} must not be written to, so this could not be recorded; check its permissions.</source>
        <translation>{path} 不可写入，无法记录；请检查权限。</translation>
    </message>
    <message>
        <source>The log of behaviour in {path} cannot be read ({reason}) and is left as it is; restore a copy, or move it away to begin a new one.</source>
        <translation>{path} 中的行为日志无法读取（{reason}），已原样保留；请恢复备份，或将它移走以重新开始。</translation>
    </message>
    <message>
        <source>There is no made-up shopper {user} here; there are: {known}.</source>
        <translation>这里没有虚构顾客 {user}；现有：{known}。</translation>
    </message>
    <message>
        <source>The made-up shoppers in {file} cannot be read ({reason}); restore the file, or move it away to begin anew.</source>
        <translation>无法读取 {file} 中的虚构顾客（{reason}）；请恢复该文件，或移走它重新开始。</translation>
    </message>
    <message>
        <source>It ranks significantly worse on what shoppers did before. The run before stays live; look at the queries that got worse, and update again once more has come in.</source>
        <translation>在以往行为上排序显著变差。仍使用更新之前的模型；请查看变差的查询，等有更多行为后再更新。</translation>
    </message>
    <message>
        <source>It ranks significantly worse on what shoppers did since. The run before stays live; train a new run instead.</source>
        <translation>在新行为上排序显著变差。仍使用更新之前的模型；请改为重新训练一个模型。</translation>
    </message>
    <message>
        <source>The new clicks look random or hostile: they agree with nothing that is known of queries and products. The run before stays live; look at who clicked under Behaviour.</source>
        <translation>新的点击像是随机或恶意的：与已知的查询和商品毫不相符。仍使用更新之前的模型；请到“行为”页查看是谁点的。</translation>
    </message>
    <message>
        <source>Meanwhile {active} ranks, and the update {run} was made of {base}, so it waits; activate it under Runs if it is to rank after all.</source>
        <translation>此时 {active} 正在使用，而更新 {run} 是由 {base} 学来的，因此暂未启用；若仍要用它，请在模型列表中启用。</translation>
    </message>
    <message>
        <source>No update is live, so there is nothing to undo.</source>
        <translation>没有正在使用的更新，无可撤销。</translation>
    </message>
    <message>
        <source>Nothing has been done since the run {run} learned last; click, favourite or buy first.</source>
        <translation>自模型 {run} 上次学习以来没有新行为；请先点击、收藏或购买。</translation>
    </message>
    <message>
        <source>The run {run} does not say how it was trained; train a new run first.</source>
        <translation>模型 {run} 没有记录训练方式；请先训练一个新模型。</translation>
    </message>
    <message>
        <source>Comparing with the run before</source>
        <translation>与更新之前的模型对比</translation>
    </message>
    <message>
        <source>All that was done has been taken back; nothing is to learn.</source>
        <translation>所做的都已撤回，没有可学的。</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未衡量</translation>
    </message>
    <message>
        <source>The loss is no longer a number in epoch {epoch}</source>
        <translation>第 {epoch} 轮的损失已不再是数字</translation>
    </message>
    <message>
        <source>The weights have grown beyond all bounds in epoch {epoch}</source>
        <translation>第 {epoch} 轮的权重大到无法表示</translation>
    </message>
    <message>
        <source>The model gives out no numbers any more in epoch {epoch}</source>
        <translation>第 {epoch} 轮的模型已给不出数字</translation>
    </message>
    <message>
        <source>{what}: epoch {kept} is kept; lower the learning rate, which is {rate:g}.</source>
        <translation>{what}：保留第 {kept} 轮；请调低学习率（现为 {rate:g}）。</translation>
    </message>
    <message>
        <source>{what}: nothing usable was learned and no run is kept; lower the learning rate, which is {rate:g}.</source>
        <translation>{what}：没有学到可用的结果，也没有留下模型；请调低学习率（现为 {rate:g}）。</translation>
    </message>
    <message>
        <source>The run cannot be written into {folder} ({reason}): {kept}; make room there and train again.</source>
        <translation>模型无法写入 {folder}（{reason}）：{kept}；请腾出空间后重新训练。</translation>
    </message>
    <message>
        <source>The memory does not suffice for this training: {kept}; lower batch_size, dimension or length and train again.</source>
        <translation>内存不足以完成这次训练：{kept}；请减小 batch_size、dimension 或 length 后重新训练。</translation>
    </message>
    <message>
        <source>nothing is kept</source>
        <translation>没有保留任何结果</translation>
    </message>
    <message>
        <source>epoch {epoch} is kept</source>
        <translation>已保留第 {epoch} 轮</translation>
    </message>
    <message>
        <source>TensorFlow cannot be loaded ({reason}); install it with `pip install tensorflow` to train.</source>
        <translation>无法载入 TensorFlow（{reason}）；要训练请先运行 `pip install tensorflow`。</translation>
    </message>
    <message>
        <source>There is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are not set). Start it from a desktop session, use `xvfb-run -a {program}`, or see `{program} --help` for what works without a window.</source>
        <translation>没有可以打开窗口的屏幕（未设置 DISPLAY 和 WAYLAND_DISPLAY）。请在桌面会话中启动，或使用 `xvfb-run -a {program}`；不需要窗口的功能见 `{program} --help`。</translation>
    </message>
    <message>
        <source>The screen {display} does not answer. Check {variable}, or use `xvfb-run -a {program}`.</source>
        <translation>屏幕 {display} 没有响应。请检查 {variable}，或使用 `xvfb-run -a {program}`。</translation>
    </message>
    <message>
        <source>QT_QPA_PLATFORM names {platform}, which Qt does not know here; unset it, or choose among {known}.</source>
        <translation>QT_QPA_PLATFORM 指定的 {platform} 在此处不为 Qt 所知；请取消设置，或从 {known} 中选择。</translation>
    </message>
    <message>
        <source>Qt cannot show windows here ({reason}); install what is missing, as README.md lists it for a bare Debian.</source>
        <translation>Qt 无法在此显示窗口（{reason}）；请按 README.md 中裸 Debian 一节安装缺少的库。</translation>
    </message>
    <message>
        <source>--queries needs judgments beside it; name a file: --qrels.</source>
        <translation>--queries 需要同时给出标注；请用 --qrels 指定文件。</translation>
    </message>
    <message>
        <source>The run {run} cannot be deleted ({reason}); mend its folder, then try again.</source>
        <translation>模型 {run} 无法删除（{reason}）；请检查它的文件夹，然后重试。</translation>
    </message>
    <message>
        <source>{path} cannot be opened ({reason}); name another folder.</source>
        <translation>无法打开 {path}（{reason}）；请指定另一个文件夹。</translation>
    </message>
    <message>
        <source>its name is no text</source>
        <translation>名称不是有效的文字</translation>
    </message>
    <message>
        <source>it names no data set, though tables are there</source>
        <translation>其中没有列出任何数据集，而数据表还在</translation>
    </message>
    <message>
        <source>There is no shop in {path} to rebuild; name its folder.</source>
        <translation>{path} 中没有可以重建的商店；请指定商店所在的文件夹。</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>{file} is damaged ({reason}), and the shop can only be read until `{program} import --rebuild --workspace {path}` writes it anew from the tables.</source>
        <translation>{file} 已损坏（{reason}），商店暂时只能读取；运行 `{program} import --rebuild --workspace {path}` 可根据数据表重新写出它。</translation>
    </message>
    <message>
        <source>it names no format</source>
        <translation>没有写明格式</translation>
    </message>
    <message>
        <source>it names no data sets</source>
        <translation>没有列出数据集</translation>
    </message>
    <message>
        <source>{name} cannot be {value}</source>
        <translation>{name} 不能是 {value}</translation>
    </message>
    <message>
        <source>{file} is the same file as another one elsewhere; remove it from here.</source>
        <translation>{file} 与别处的另一个文件是同一个文件；请把它从这里删除。</translation>
    </message>
    <message>
        <source>The manifest in {path} is written anew; it names:</source>
        <translation>{path} 的清单已重新写好，其中包括：</translation>
    </message>
    <message>
        <source>--rebuild reads what the workspace holds; give no other option with it.</source>
        <translation>--rebuild 只读取工作区中已有的内容；请不要同时给出其他选项。</translation>
    </message>
    <message>
        <source>The demo world cannot be copied ({reason}) and the workspace is as it was: make room, or mend its folder, and try again.</source>
        <translation>演示数据无法复制（{reason}），工作区保持原样：请腾出空间或修复文件夹后重试。</translation>
    </message>
    <message>
        <source>{path} became shorter while it was read; import it once it is whole again.</source>
        <translation>读取过程中 {path} 变短了；请在文件完整后重新导入。</translation>
    </message>
    <message>
        <source>{path} is a folder, a pipe or a device and no file; choose a file of rows.</source>
        <translation>{path} 是文件夹、管道或设备，不是文件；请选择表格文件。</translation>
    </message>
    <message>
        <source>{path} may not be read; see to its rights.</source>
        <translation>没有读取 {path} 的权限；请检查文件权限。</translation>
    </message>
    <message>
        <source>{path} is a ZIP archive or workbook that is cut off or damaged; fetch or save it again where it was made.</source>
        <translation>{path} 是不完整或已损坏的 ZIP 压缩包或工作簿；请重新下载，或在原程序中重新保存。</translation>
    </message>
    <message>
        <source>{path} is a ZIP archive with a password; unpack it and import what is in it.</source>
        <translation>{path} 是加了密码的 ZIP 压缩包；请解压后导入其中的文件。</translation>
    </message>
    <message>
        <source>{path} is a ZIP archive without a file in it; choose a file of rows.</source>
        <translation>{path} 是空的 ZIP 压缩包；请选择表格文件。</translation>
    </message>
    <message>
        <source>{path} is a ZIP archive of {count} files ({names}); unpack it and import each by itself.</source>
        <translation>{path} 是含 {count} 个文件的 ZIP 压缩包（{names}）；请解压后分别导入。</translation>
    </message>
    <message>
        <source>{path} unpacks to more than {limit:,} MB, which no table should; unpack it yourself and import what is in it.</source>
        <translation>{path} 解压后超过 {limit:,} MB，表格不应如此之大；请自行解压后导入其中的文件。</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>an archive of another kind than ZIP or gzip</source>
        <translation>ZIP 和 gzip 以外的压缩包</translation>
    </message>
    <message>
        <source>sound or film</source>
        <translation>音频或视频</translation>
    </message>
    <message>
        <source>an array of numbers or a pickled object</source>
        <translation>数值数组或序列化对象</translation>
    </message>
    <message>
        <source>of a columnar format other than Parquet</source>
        <translation>Parquet 以外的列式文件</translation>
    </message>
    <message>
        <source>{path} is no text but {what}; give a CSV, TSV, .xlsx, .parquet or .jsonl file.</source>
        <translation>{path} 不是文本，而是{what}；请提供 CSV、TSV、.xlsx、.parquet 或 .jsonl 文件。</translation>
    </message>
    <message>
        <source>There is no encoding {name}; choose one of {names}.</source>
        <translation>没有名为 {name} 的编码；请从这些中选择：{names}。</translation>
    </message>
    <message>
        <source>{path}, row {row}, byte {byte}: not UTF-8, and its encoding cannot be told for certain ({guess} perhaps). Save it as UTF-8 (in Excel: CSV UTF-8), or name its encoding.</source>
        <translation>{path} 第 {row} 行第 {byte} 字节：不是 UTF-8，也无法确定是哪种编码（可能是 {guess}）。请另存为 UTF-8（Excel 中选“CSV UTF-8”），或指定编码。</translation>
    </message>
    <message>
        <source>{path} has no sheet {sheet} with rows; it has {names}.</source>
        <translation>{path} 没有含数据的工作表“{sheet}”；它有：{names}。</translation>
    </message>
    <message>
        <source>{path} has {count:,} columns, more than the {limit:,} that a table may have; leave out those that are not needed.</source>
        <translation>{path} 有 {count:,} 列，超过表格上限 {limit:,} 列；请去掉不需要的列。</translation>
    </message>
    <message>
        <source>The text is not UTF-8; its encoding was told by its letters</source>
        <translation>文本不是 UTF-8；编码由文字内容判断</translation>
    </message>
    <message>
        <source>The row cannot be read</source>
        <translation>这一行无法读取</translation>
    </message>
    <message>
        <source>The header came again and was skipped</source>
        <translation>表头重复出现，已跳过</translation>
    </message>
    <message>
        <source>A sheet with other columns was not read</source>
        <translation>列不相同的工作表没有读取</translation>
    </message>
    <message>
        <source>A query that was not there came with its judgments</source>
        <translation>标注带来了原先没有的查询</translation>
    </message>
    <message>
        <source>A grade in words or letters became a number</source>
        <translation>文字或字母等级转成了数字</translation>
    </message>
    <message>
        <source>A grade between whole numbers was rounded</source>
        <translation>非整数的等级已四舍五入</translation>
    </message>
    <message>
        <source>{file} is a link that leads out of the workspace; put what it points to in its place, or remove it.</source>
        <translation>{file} 是一个指向工作区之外的链接；请用它所指向的内容替换它，或将其删除。</translation>
    </message>
    <message>
        <source>{file} is not what a workspace keeps under this name; move it elsewhere.</source>
        <translation>{file} 不是工作区以此名称保存的内容；请把它移到别处。</translation>
    </message>
    <message>
        <source>its column {column} is of type {type}</source>
        <translation>列 {column} 的类型是 {type}</translation>
    </message>
    <message>
        <source>its column {column} has rows without a value</source>
        <translation>列 {column} 有的行没有值</translation>
    </message>
    <message>
        <source>its column {column} has a value out of range</source>
        <translation>列 {column} 有超出范围的值</translation>
    </message>
    <message>
        <source>its column {column} has a value twice</source>
        <translation>列 {column} 有重复的值</translation>
    </message>
    <message>
        <source>it has no column {column}</source>
        <translation>缺少列 {column}</translation>
    </message>
    <message>
        <source>it has two columns of one name</source>
        <translation>有两列同名</translation>
    </message>
    <message>
        <source>its content is not what was stored</source>
        <translation>内容与保存时不同</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>model number or quoted words held to the letter</source>
        <translation>型号或引号里的词一字不差</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>语义</translation>
    </message>
    <message>
        <source>Like sessions</source>
        <translation>相似会话</translation>
    </message>
    <message>
        <source>what sessions like this one led to</source>
        <translation>相似会话的后续</translation>
    </message>
    <message>
        <source>likeness to what was met</source>
        <translation>与浏览过的相似度</translation>
    </message>
    <message>
        <source>Not this</source>
        <translation>不感兴趣</translation>
    </message>
    <message>
        <source>dismissed by the {shopper}</source>
        <translation>{shopper}不感兴趣</translation>
    </message>
    <message>
        <source>The log of behaviour in {path} was emptied and is left as it is, for what was done last may still be in {beside}; restore a copy, or move both away to begin a new one.</source>
        <translation>行为日志 {path} 已被清空，最近的操作可能还在 {beside} 中，因此保持原样；请恢复备份，或把两个文件都移走以新建日志。</translation>
    </message>
    <message>
        <source>{path} is a database, but no log of behaviour, and is left as it is; restore a copy, or move it away to begin a new one.</source>
        <translation>{path} 是数据库，但不是行为日志，已保持原样；请恢复备份，或把它移走以新建日志。</translation>
    </message>
    <message>
        <source>Another program holds the log of behaviour in {path}, so it cannot be read; close that and try again.</source>
        <translation>行为日志 {path} 正被另一个程序占用，无法读取；请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>{count} events in {path} are not as this program writes them and are left out; the file is left as it is.</source>
        <translation>{path} 中有 {count} 条事件不是本程序写入的格式，已略去；文件保持原样。</translation>
    </message>
    <message>
        <source>The run {run} serves the task {found}, not {task}; choose another run.</source>
        <translation>模型 {run} 用于任务 {found}，而不是 {task}；请选择其他模型。</translation>
    </message>
    <message>
        <source>The run {run} lacks {file}; choose another run, or train again.</source>
        <translation>模型 {run} 缺少 {file}；请选择其他模型，或重新训练。</translation>
    </message>
    <message>
        <source>{file} of the run {run} is damaged ({reason}); choose another run, or train again.</source>
        <translation>模型 {run} 的 {file} 已损坏（{reason}）；请选择其他模型，或重新训练。</translation>
    </message>
    <message>
        <source>{source} has no column for action; it has {columns}. Say what every row is, as with --every-row-is purchase, or map the columns in the import dialog.</source>
        <translation>{source} 没有行为（action）列，现有 {columns}。请说明每一行是什么，例如 --every-row-is purchase，或在导入对话框里对应列。</translation>
    </message>
    <message>
        <source>The row ends early; its last cells are empty</source>
        <translation>行尾缺少的单元格按空白处理</translation>
    </message>
    <message>
        <source>A spreadsheet's quote before a sign was removed</source>
        <translation>去掉了表格软件加在符号前的单引号</translation>
    </message>
    <message>
        <source>A variant of the product above; what it alone says was taken over</source>
        <translation>上面商品的另一规格，已并入；只有它写了的内容予以补全</translation>
    </message>
    <message>
        <source>An id lost a spreadsheet's quotes or “.0”</source>
        <translation>编号去掉了表格软件留下的引号或“.0”</translation>
    </message>
    <message>
        <source>A spreadsheet has rounded the id to fifteen digits or fewer; export ids as text</source>
        <translation>编号被表格软件舍入到十五位以内，后面的数字已丢失；请以文本格式导出编号</translation>
    </message>
    <message>
        <source>A point may group thousands or mark decimals; it was taken for thousands</source>
        <translation>小数点也可能是千位分隔，按千位分隔处理</translation>
    </message>
    <message>
        <source>Of several pictures the first was kept</source>
        <translation>多张图片只保留第一张</translation>
    </message>
    <message>
        <source>A column that is known says nothing in any row</source>
        <translation>认得的列整列为空</translation>
    </message>
    <message>
        <source>A column looks like one that is known, but another took its place</source>
        <translation>有一列看起来也是认得的字段，但已由另一列充当</translation>
    </message>
    <message>
        <source>Milliseconds or finer became seconds</source>
        <translation>毫秒或更细的时间换算成秒</translation>
    </message>
    <message>
        <source>A date became seconds; without a zone it is local to the shop</source>
        <translation>日期换算成秒；没有时区的按店铺当地时间</translation>
    </message>
    <message>
        <source>Nothing tells day from month; the month was taken to come first</source>
        <translation>日和月无从区分，按先月后日处理</translation>
    </message>
    <message>
        <source>Nothing tells day from month; the day was taken to come first</source>
        <translation>日和月无从区分，按先日后月处理</translation>
    </message>
    <message>
        <source>The log has no shoppers; each session was taken for one</source>
        <translation>日志没有顾客列，每个会话当作一位顾客</translation>
    </message>
    <message>
        <source>The log has no actions; every row was taken for the same</source>
        <translation>日志没有行为列，每一行按同一种行为处理</translation>
    </message>
    <message>
        <source>The action is a number; say what it means</source>
        <translation>行为是一个数字，请说明它的含义</translation>
    </message>
    <message>
        <source>{source} has numbers for actions ({numbers}); say what each of them means, as with --map {first}=click, or in the import dialog.</source>
        <translation>{source} 的行为是数字（{numbers}）；请说明每个数字的含义，例如 --map {first}=click，或在导入对话框里指定。</translation>
    </message>
    <message>
        <source>There is no time zone {name!r}; name one such as Asia/Shanghai or UTC+08:00.</source>
        <translation>没有时区 {name!r}；请写 Asia/Shanghai 或 UTC+08:00 这样的名称。</translation>
    </message>
    <message>
        <source>The shop “{name}” is gone; without --workspace this is about the demo world.</source>
        <translation>店铺“{name}”已不存在；未指定 --workspace，这里用的是演示数据。</translation>
    </message>
    <message>
        <source>The demo world stays as it is: this is a shop of its own, “{name}” in {path}, which verbs without --workspace use from now on.</source>
        <translation>演示数据保持原样：这些数据另成一家店铺“{name}”，位于 {path}；今后不带 --workspace 的命令都用它。</translation>
    </message>
    <message>
        <source>My shop</source>
        <translation>我的店铺</translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}), so the shop is not remembered; make room, or mend its folder.</source>
        <translation>无法写入 {file}（{reason}），因此不会记住这家店铺；请腾出空间，或修好其所在文件夹。</translation>
    </message>
    <message>
        <source>The new shop has no name; give it one.</source>
        <translation>新店铺还没有名字，请取一个。</translation>
    </message>
    <message>
        <source>A shop's name has at most {most} characters, this one {length}; shorten it.</source>
        <translation>店铺名称最多 {most} 个字符，这个有 {length} 个，请缩短。</translation>
    </message>
    <message>
        <source>A shop cannot be called “{name}”: its folder takes no {characters}, no dot or space at either end and no invisible characters; choose another name.</source>
        <translation>店铺不能叫“{name}”：文件夹名不能含 {characters}，首尾不能是点或空格，也不能有不可见字符，请换一个名字。</translation>
    </message>
    <message>
        <source>There is a shop called “{name}”; choose another name.</source>
        <translation>已有名为“{name}”的店铺，请换一个名字。</translation>
    </message>
    <message>
        <source>Nothing was painted in time, so {file} was not saved.</source>
        <translation>未能及时绘制出画面，因此没有保存 {file}。</translation>
    </message>
    <message>
        <source>{file} must end in the name of a kind of picture; end it in .png or .jpg.</source>
        <translation>{file} 的扩展名必须是图片类型；请以 .png 或 .jpg 结尾。</translation>
    </message>
    <message>
        <source>The picture cannot be saved as {file} ({reason}); name another file.</source>
        <translation>无法将图片保存为 {file}（{reason}）；请换一个文件名。</translation>
    </message>
    <message>
        <source>The disk is full ({reason}); make room and try again. What was there before is kept.</source>
        <translation>磁盘已满（{reason}）；请腾出空间后重试。原有内容保持不变。</translation>
    </message>
    <message>
        <source>The system refuses this ({reason}); what was there before is kept.</source>
        <translation>系统拒绝了这一操作（{reason}）；原有内容保持不变。</translation>
    </message>
    <message>
        <source>There is not enough memory for this ({reason}); close other programs, or raise the limit that `ulimit -v` shows.</source>
        <translation>内存不足，无法完成（{reason}）；请关闭其他程序，或提高 `ulimit -v` 所示的上限。</translation>
    </message>
    <message>
        <source>Standard output is closed, so there is nowhere to write the answer; send it to a file or to {nowhere}.</source>
        <translation>标准输出已关闭，结果无处可写；请把它写到文件或 {nowhere}。</translation>
    </message>
    <message>
        <source>{library} cannot be loaded ({reason}); install what is missing, as README.md has it under “Set up”.</source>
        <translation>无法加载 {library}（{reason}）；请按 README.md 的 “Set up” 一节安装缺少的部分。</translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}); make room and try again. What was there before is kept.</source>
        <translation>无法写入 {file}（{reason}）；请腾出空间后重试。原有内容保持不变。</translation>
    </message>
    <message>
        <source>{file} may not be used for this ({reason}); check its permissions, or name another place.</source>
        <translation>不允许这样使用 {file}（{reason}）；请检查其权限，或换一个位置。</translation>
    </message>
    <message>
        <source>{file} cannot be used ({reason}); check the name, or name another.</source>
        <translation>无法使用 {file}（{reason}）；请检查名称，或换一个。</translation>
    </message>
    <message>
        <source>{path} is a document of Office and no .xlsx workbook; save its table as .xlsx or CSV UTF-8.</source>
        <translation>{path} 是 Office 文档，不是 .xlsx 工作簿；请把其中的表格另存为 .xlsx 或 CSV UTF-8。</translation>
    </message>
    <message>
        <source>{path} unpacks to {size:,} MB of {part}, more than a table can hold; save the sheet as CSV UTF-8.</source>
        <translation>{path} 中的 {part} 解压后有 {size:,} MB，超出表格所能容纳；请把工作表另存为 CSV UTF-8。</translation>
    </message>
    <message>
        <source>{path} is an OpenDocument file without a sheet; save it as .xlsx.</source>
        <translation>{path} 是没有工作表的 OpenDocument 文件；请另存为 .xlsx。</translation>
    </message>
    <message>
        <source>{path} declares {rows:,} rows in {size:,} bytes, so they all say the same; export the rows that differ.</source>
        <translation>{path} 只有 {size:,} 字节，却声称有 {rows:,} 行，内容必然全都相同；请只导出不同的行。</translation>
    </message>
    <message>
        <source>{path} is XML, and none of its elements is that of a feed of products; export it as CSV or .xlsx.</source>
        <translation>{path} 是 XML，但其中没有商品数据的元素；请导出为 CSV 或 .xlsx。</translation>
    </message>
    <message>
        <source>--map {option}: write COLUMN=FIELD, or WORD=ACTION for the words of a log.</source>
        <translation>--map {option}：请写成 列名=字段，或 用词=行为（用于日志中的用词）。</translation>
    </message>
    <message>
        <source>--map {column}={field}: no file has this column and takes this field.</source>
        <translation>--map {column}={field}：没有哪个文件既有这一列又需要这个字段。</translation>
    </message>
    <message>
        <source>The answer cannot be written to standard output ({reason}); make room there, or send it elsewhere.</source>
        <translation>无法把结果写到标准输出（{reason}）；请在那里腾出空间，或改写到别处。</translation>
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
        <source>The log of behaviour in {path} is an empty file, so nothing is known from it and it begins anew; restore a copy if there was more.</source>
        <translation>行为日志 {path} 是空文件，其中没有任何记录，将从头开始；如果原先有内容，请恢复备份。</translation>
    </message>
    <message>
        <source>The row is the total of a report</source>
        <translation>这一行是报表的合计</translation>
    </message>
    <message>
        <source>{path} repeats or spans more than {limit:,} cells, more than a table may have; save the sheet as CSV UTF-8.</source>
        <translation>{path} 里重复或合并的单元格超过 {limit:,} 个，超出一张表的限度；请把工作表另存为 CSV UTF-8。</translation>
    </message>
    <message>
        <source>it is no database</source>
        <translation>不是数据库</translation>
    </message>
    <message>
        <source>parts of it are damaged</source>
        <translation>部分内容已损坏</translation>
    </message>
    <message>
        <source>not as training wrote it</source>
        <translation>与训练时写入的不同</translation>
    </message>
    <message>
        <source>no JSON from line {line}, column {column} on</source>
        <translation>从第 {line} 行第 {column} 列起不是 JSON</translation>
    </message>
    <message>
        <source>{path} holds commands for a database (SQL) and no table; export the table there as CSV.</source>
        <translation>{path} 是数据库命令（SQL），不是表格；请在数据库中把这张表导出为 CSV。</translation>
    </message>
    <message>
        <source>a whole number from 0 to {most} is expected, not {given!r}</source>
        <translation>应为 0 到 {most} 之间的整数，而不是 {given!r}</translation>
    </message>
    <message>
        <source>Article Conv1D</source>
        <translation>文章 Conv1D</translation>
    </message>
    <message>
        <source>PINXUN_LOG is one of {levels}, not {level!r}.</source>
        <translation>PINXUN_LOG 只能是 {levels} 之一，不能是 {level!r}。</translation>
    </message>
    <message>
        <source>The run {run} was kept without weights to train on; run `{program} train` again and update that run.</source>
        <translation>模型 {run} 没有保留可以继续训练的权重；请重新运行 `{program} train`，再更新新的模型。</translation>
    </message>
    <message>
        <source>No run ranks products here yet; run `{program} train` first.</source>
        <translation>这里还没有能排序商品的模型；请先运行 `{program} train`。</translation>
    </message>
    <message>
        <source>Menu entries of this kind are for Linux and the BSDs; here, start the window with `{program}`.</source>
        <translation>这种菜单项只用于 Linux 和 BSD；在这里请用 `{program}` 打开窗口。</translation>
    </message>
    <message>
        <source>Shoppers whose wishes are known live in the demo world alone, and {path} holds another shop; name a workspace filled by `{program} import --demo`.</source>
        <translation>只有演示世界的顾客才知道真实意愿，而 {path} 是别的店铺；请指定由 `{program} import --demo` 填充的工作区。</translation>
    </message>
    <message>
        <source>No run of the task {task} is active; run `{program} train --task {task}` first.</source>
        <translation>没有启用的 {task} 任务模型；请先运行 `{program} train --task {task}`。</translation>
    </message>
    <message>
        <source>Pretrained</source>
        <translation>预训练</translation>
    </message>
    <message>
        <source>The network {network} does not serve the task {task}; choose one of {names}.</source>
        <translation>网络 {network} 不适用于任务 {task}；请从 {names} 中选择。</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}  loss {loss} / {held_loss}  accuracy {accuracy} / {held_accuracy}  {metrics}  {seconds:.1f} s</source>
        <translation>第 {epoch}/{epochs} 轮  损失 {loss} / {held_loss}  准确率 {accuracy} / {held_accuracy}  {metrics}  {seconds:.1f} 秒</translation>
    </message>
    <message>
        <source>The run {run} is of the network {network}, which does not learn; activate a run of another network to update it.</source>
        <translation>模型 {run} 的网络 {network} 不会学习；请启用其他网络的模型，再进行更新。</translation>
    </message>
    <message>
        <source>The pretrained encoder needs the package {package} {version}, which cannot be used here; install it with `pip install {package}=={version}` (on Linux x86-64 it needs a processor with AVX2).</source>
        <translation>预训练编码器需要软件包 {package} {version}，而它在这里无法使用；请用 `pip install {package}=={version}` 安装（在 Linux x86-64 上还需要支持 AVX2 的处理器）。</translation>
    </message>
    <message>
        <source>The run {run} needs the package {package} {version}, which cannot be used here; install it with `pip install {package}=={version}` or choose another run.</source>
        <translation>模型 {run} 需要软件包 {package} {version}，而它在这里无法使用；请用 `pip install {package}=={version}` 安装，或选择其他模型。</translation>
    </message>
    <message>
        <source>Reading titles with the pretrained encoder</source>
        <translation>用预训练编码器读取标题</translation>
    </message>
    <message>
        <source>Reading queries with the pretrained encoder</source>
        <translation>用预训练编码器读取查询</translation>
    </message>
    <message>
        <source>the pretrained start</source>
        <translation>预训练起点</translation>
    </message>
    <message>
        <source>pretrained, not trained on this shop</source>
        <translation>预训练，未在本店训练</translation>
    </message>
    <message>
        <source>The pretrained start is missing or damaged; install the program again.</source>
        <translation>预训练起点缺失或已损坏，请重新安装程序。</translation>
    </message>
    <message>
        <source>Asking the teaching run</source>
        <translation>正在请教教师模型</translation>
    </message>
    <message>
        <source>The pretrained encoder teaches only what begins with the pretrained start; set start to yes, word_vectors to no and dimension to 128 or less, or teacher to none.</source>
        <translation>预训练编码器只能教从预训练起点开始的模型；请把 start 设为 yes、word_vectors 设为 no、dimension 设为 128 或更小，或把 teacher 设为 none。</translation>
    </message>
    <message>
        <source>There is nothing to measure on; name a file of sessions with targets that have a category: --test.</source>
        <translation>没有可供评测的内容；请用 --test 指定一个会话文件，其中要有目标商品，且目标商品有类目。</translation>
    </message>
    <message>
        <source>The next category is learned from behaviour with at least two categories of {least} actions each, but there are {count}; import events or sessions, and products with categories.</source>
        <translation>下一类目要从行为记录中学习，至少需要两个各有 {least} 次行为的类目，而现在只有 {count} 个；请导入行为记录或会话，以及带类目的商品。</translation>
    </message>
    <message>
        <source>The weights of the run {run} lack {name}, which the network has in this version; run `{program} train` again and update that run.</source>
        <translation>模型 {run} 的权重缺少 {name}，而本版本的网络有它；请重新运行 `{program} train`，再更新新的模型。</translation>
    </message>
    <message>
        <source>The weights of the run {run} hold {name}, which the network does not have in this version; run `{program} train` again and update that run.</source>
        <translation>模型 {run} 的权重含有 {name}，而本版本的网络没有它；请重新运行 `{program} train`，再更新新的模型。</translation>
    </message>
    <message>
        <source>In the weights of the run {run} {name} is {given}, but the network has {wanted} in this version; run `{program} train` again and update that run.</source>
        <translation>模型 {run} 的权重中 {name} 为 {given}，而本版本的网络要求 {wanted}；请重新运行 `{program} train`，再更新新的模型。</translation>
    </message>
    <message>
        <source>Whom the network learns from beside shoppers: none, pretrained, or the name of a run; auto: the pretrained encoder where it is installed, until shoppers have taught 5,000 pairs of a query and a product. The more they teach, the less it counts.</source>
        <translation>除顾客外网络还向谁学：none（不学）、pretrained（预训练编码器）或某个模型的名字；auto：已安装预训练编码器时向它学，直到顾客教会 5,000 对查询与商品为止。顾客教得越多，它的分量越轻。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>切合</translation>
    </message>
    <message>
        <source>how well the title fits the query</source>
        <translation>标题切合查询的程度</translation>
    </message>
    <message>
        <source>words of the query in the title</source>
        <translation>标题中含有的查询词</translation>
    </message>
    <message>
        <source>without what the query excludes</source>
        <translation>不含查询排除之物</translation>
    </message>
    <message>
        <source>in no other colour than asked for</source>
        <translation>没有换成别的颜色</translation>
    </message>
    <message>
        <source>no accessory by its title</source>
        <translation>从标题看不是配件</translation>
    </message>
    <message>
        <source>Of several numbers in a cell one was taken</source>
        <translation>一格里有多个数字，取了其中一个</translation>
    </message>
    <message>
        <source>Of several category paths the first was kept</source>
        <translation>有多条类目路径，保留了第一条</translation>
    </message>
    <message>
        <source>Category levels were joined by “ / ”</source>
        <translation>类目层级以“ / ”连接</translation>
    </message>
    <message>
        <source>Demo world</source>
        <translation>演示数据</translation>
    </message>
    <message>
        <source>written {time}</source>
        <translation>生成于 {time}</translation>
    </message>
    <message>
        <source>Click-through: clicks per impression. Bought per click: purchases per click. Shares of the funnel compare pairs of shopper and product: those clicked with those shown, all further ones with those clicked.</source>
        <translation>点击率：点击数 ÷ 曝光数。点击购买率：购买数 ÷ 点击数。漏斗占比按“顾客与商品”组合计算：点击比曝光，其余各步比点击。</translation>
    </message>
    <message>
        <source>and {count} more, in the tables that can be saved</source>
        <translation>另有 {count} 条，见可导出的数据表</translation>
    </message>
    <message>
        <source>The run {run} cannot be put back ({reason}).</source>
        <translation>模型 {run} 无法恢复（{reason}）。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}).</source>
        <translation>{file} 无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>Line {number} of {file} is not “query Q0 product rank score tag”.</source>
        <translation>{file} 第 {number} 行不是“查询 Q0 商品 名次 分数 标签”的格式。</translation>
    </message>
    <message>
        <source>Read from the query: {conditions}</source>
        <translation>从搜索词读出：{conditions}</translation>
    </message>
    <message>
        <source>Price {limits}</source>
        <translation>价格 {limits}</translation>
    </message>
    <message>
        <source>Not {things}</source>
        <translation>不要 {things}</translation>
    </message>
    <message>
        <source>Size {size}</source>
        <translation>规格 {size}</translation>
    </message>
    <message>
        <source>Cheapest quarter</source>
        <translation>价格最低的四分之一</translation>
    </message>
    <message>
        <source>Cheaper half</source>
        <translation>价格较低的一半</translation>
    </message>
    <message>
        <source>Dearest quarter</source>
        <translation>价格最高的四分之一</translation>
    </message>
    <message>
        <source>only what costs so much</source>
        <translation>只留这个价位</translation>
    </message>
    <message>
        <source>of what answers the query, by the price within each category</source>
        <translation>相关结果按类目各自比价</translation>
    </message>
    <message>
        <source>nothing that says so in title, brand, category or attributes</source>
        <translation>标题、品牌、类目和属性里写了的都不要</translation>
    </message>
    <message>
        <source>nothing that names other sizes alone</source>
        <translation>只写了其他规格的不要</translation>
    </message>
    <message>
        <source>Indexing the words of the products</source>
        <translation>正在为商品建立词索引</translation>
    </message>
    <message>
        <source>Reading the meaning of the products</source>
        <translation>正在读取商品的含义</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>must be {kind}</source>
        <translation>必须是{kind}</translation>
    </message>
    <message>
        <source>must be one of {values}</source>
        <translation>只能是 {values} 之一</translation>
    </message>
    <message>
        <source>is longer than {most}</source>
        <translation>长度超过 {most}</translation>
    </message>
    <message>
        <source>must be a number from {low} to {high}</source>
        <translation>必须是 {low} 到 {high} 之间的数</translation>
    </message>
    <message>
        <source>must be at most {format}: a later version wrote it</source>
        <translation>不能大于 {format}：它是更新的版本写的</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>The demonstrations in {file} cannot be read: {field} {rule}; mend the file, or move it away to begin anew.</source>
        <translation>{file} 中的演示无法读取：{field} {rule}；请改好文件，或移走它重新开始。</translation>
    </message>
    <message>
        <source>The demonstrations in {file} cannot be read ({reason}); restore the file, or move it away to begin anew.</source>
        <translation>{file} 中的演示无法读取（{reason}）；请恢复文件，或移走它重新开始。</translation>
    </message>
    <message>
        <source>in the made-up history</source>
        <translation>出自虚构经历</translation>
    </message>
    <message>
        <source>{count} product</source>
        <translation>{count} 件</translation>
    </message>
    <message>
        <source>{count} film</source>
        <translation>{count} 部</translation>
    </message>
    <message>
        <source>{count} song</source>
        <translation>{count} 首</translation>
    </message>
    <message>
        <source>{count} post</source>
        <translation>{count} 篇</translation>
    </message>
    <message>
        <source>falling (cosine)</source>
        <translation>余弦下降</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不加权</translation>
    </message>
    <message>
        <source>by square root</source>
        <translation>按平方根</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>{name} {value:z.4f} (difference {low:+z.4f} to {high:+z.4f}, {p})</source>
        <translation>{name} {value:z.4f}（差值 {low:+z.4f} 到 {high:+z.4f}，{p}）</translation>
    </message>
    <message>
        <source>Interleaved: lists {lists}, for A {a}, for B {b}, ties {ties}; sessions {sessions}, Δ {delta:+z.3f} ({low:+z.3f} … {high:+z.3f}), p {p:.4f}. {said}</source>
        <translation>交错对比：{lists} 个列表，A 胜 {a}，B 胜 {b}，平 {ties}；{sessions} 次会话，Δ {delta:+z.3f}（{low:+z.3f} … {high:+z.3f}），p {p:.4f}。{said}</translation>
    </message>
    <message>
        <source>guests</source>
        <translation>游客</translation>
    </message>
    <message>
        <source>not guests</source>
        <translation>非游客</translation>
    </message>
    <message>
        <source>of a search</source>
        <translation>来自搜索</translation>
    </message>
    <message>
        <source>searches that another query followed</source>
        <translation>之后又换词的搜索</translation>
    </message>
    <message>
        <source>{category} itself</source>
        <translation>{category}（未细分）</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>游客</translation>
    </message>
    <message>
        <source>What the run {run} would go on from cannot be read ({reason}); train a new run with its settings.</source>
        <translation>模型 {run} 继续所需的状态无法读取（{reason}）；请用它的设置训练新模型。</translation>
    </message>
    <message>
        <source>What the run {run} would go on from is of another version of the program; train a new run with its settings.</source>
        <translation>模型 {run} 继续所需的状态来自另一个版本的程序；请用它的设置训练新模型。</translation>
    </message>
    <message>
        <source>The weights of the run {run} do not fit a network with these settings ({reason}); leave its size as it is, or train a new run.</source>
        <translation>模型 {run} 的权重与这些设置的网络不符（{reason}）；请不要改变网络的大小，或训练新模型。</translation>
    </message>
    <message>
        <source>The run {run} cannot go on, for this version of the program reads its shop in another way; train a new run with its settings.</source>
        <translation>模型 {run} 无法继续，因为这个版本的程序以另一种方式读取店铺；请用它的设置训练新模型。</translation>
    </message>
    <message>
        <source>The run {run} kept nothing to go on from; train a new run with its settings.</source>
        <translation>模型 {run} 没有保存继续所需的状态；请用它的设置训练新模型。</translation>
    </message>
    <message>
        <source>the last one again</source>
        <translation>重复上一个</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Unstable: in epoch {epoch} the training loss jumped from {before:.3f} to {after:.3f}. Try {change}.</source>
        <translation>不稳定：第 {epoch} 轮训练损失从 {before:.3f} 跳到 {after:.3f}。可试 {change}。</translation>
    </message>
    <message>
        <source>Unstable: the training ended because a figure was no finite number any more. Try {change}.</source>
        <translation>不稳定：出现了非有限的数值，训练因此结束。可试 {change}。</translation>
    </message>
    <message>
        <source>Over-fitting since epoch {epoch}: what is learned still gets better, while the held-out loss rose from {before:.3f} to {after:.3f}. Try {change}.</source>
        <translation>从第 {epoch} 轮起过拟合：训练损失仍在下降，留出损失却从 {before:.3f} 升到 {after:.3f}。可试 {change}。</translation>
    </message>
    <message>
        <source>Learned by heart: in {epoch} epochs the training loss fell, the held-out loss did not (from {before:.3f} to {after:.3f}). Try {change}, or more examples.</source>
        <translation>只是死记：{epoch} 轮里训练损失下降，留出损失没有（从 {before:.3f} 到 {after:.3f}）。可试 {change}，或增加样本。</translation>
    </message>
    <message>
        <source>Under-fitting: in {epoch} epochs the training loss hardly fell (from {before:.3f} to {after:.3f}). Try {change}.</source>
        <translation>欠拟合：{epoch} 轮里训练损失几乎没降（从 {before:.3f} 到 {after:.3f}）。可试 {change}。</translation>
    </message>
    <message>
        <source>Not done: in the last epoch, {epoch}, the held-out loss still fell, from {before:.3f} to {after:.3f}. Try {change}.</source>
        <translation>还没学完：最后的第 {epoch} 轮里留出损失仍在下降，从 {before:.3f} 到 {after:.3f}。可试 {change}。</translation>
    </message>
    <message>
        <source>{count} held-out queries of shoppers</source>
        <translation>{count} 条留出的顾客查询</translation>
    </message>
    <message>
        <source>{count} held-out queries made of titles</source>
        <translation>{count} 条由标题生成的留出查询</translation>
    </message>
    <message>
        <source>{count} places of held-out sequences</source>
        <translation>留出序列中的 {count} 处</translation>
    </message>
    <message>
        <source>{count} held-out texts</source>
        <translation>{count} 条留出文本</translation>
    </message>
    <message>
        <source>{count} held-out examples</source>
        <translation>{count} 个留出样本</translation>
    </message>
    <message>
        <source>epoch {epoch}, the best</source>
        <translation>第 {epoch} 轮，最佳</translation>
    </message>
    <message>
        <source>{name} names no epoch; write the run, @ and its number.</source>
        <translation>{name} 没有指明轮次；请写模型名、@ 和轮次编号。</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Epochs of runs: {used} of {budget} MB</source>
        <translation>各轮占用 {used} / {budget} MB</translation>
    </message>
    <message>
        <source>ranks</source>
        <translation>用于排序</translation>
    </message>
    <message>
        <source>chosen, ranks</source>
        <translation>人工选定，用于排序</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已存</translation>
    </message>
    <message>
        <source>{run} · epoch {epoch}</source>
        <translation>{run} · 第 {epoch} 轮</translation>
    </message>
    <message>
        <source>Epoch {epoch} of the run {run} is not kept; kept are {kept}. Choose one of these.</source>
        <translation>模型 {run} 的第 {epoch} 轮没有保存；已保存的是 {kept}。请从中选择。</translation>
    </message>
    <message>
        <source>Opened as {run}; it serves nothing yet.</source>
        <translation>已打开为 {run}，尚未启用。</translation>
    </message>
    <message>
        <source>Everything is as it was where it was trained.</source>
        <translation>一切与训练时相同。</translation>
    </message>
    <message>
        <source>Name, tags</source>
        <translation>名称、标签</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>对比已取消。</translation>
    </message>
    <message>
        <source>{a} and {b}: a tie; {metric} differs by {difference:+z.4f} ({low:+z.4f} to {high:+z.4f}), {chance}.</source>
        <translation>{a} 与 {b} 打平：{metric} 相差 {difference:+z.4f}（{low:+z.4f} 至 {high:+z.4f}），{chance}。</translation>
    </message>
    <message>
        <source>{b} is better than {a}: {metric} {difference:+z.4f} ({low:+z.4f} to {high:+z.4f}), {chance}.</source>
        <translation>{b} 优于 {a}：{metric} {difference:+z.4f}（{low:+z.4f} 至 {high:+z.4f}），{chance}。</translation>
    </message>
    <message>
        <source>{a} is better than {b}: {metric} {difference:+z.4f} ({low:+z.4f} to {high:+z.4f}), {chance}.</source>
        <translation>{a} 优于 {b}：{metric} {difference:+z.4f}（{low:+z.4f} 至 {high:+z.4f}），{chance}。</translation>
    </message>
    <message>
        <source>No number of examples would tell them apart.</source>
        <translation>再多样本也分不出二者。</translation>
    </message>
    <message>
        <source>More than a million examples would be needed to see this difference.</source>
        <translation>要看出这一差异，需要超过一百万个样本。</translation>
    </message>
    <message>
        <source>About {count:,} more {unit} would be needed to see this difference.</source>
        <translation>要看出这一差异，大约还需要 {count:,} {unit}。</translation>
    </message>
    <message>
        <source>better on {better:,}, worse on {worse:,}, the same on {tied:,}</source>
        <translation>后者胜 {better:,}、负 {worse:,}、平 {tied:,}</translation>
    </message>
    <message>
        <source>Measured now on the same {count:,} {unit}.</source>
        <translation>刚刚在相同的 {count:,} {unit}上测得。</translation>
    </message>
    <message>
        <source>Some of these runs guess categories, the others products; they are not comparable.</source>
        <translation>这些模型有的猜类目，有的猜商品，无法对比。</translation>
    </message>
    <message>
        <source>An earlier version trained the run {run}, and what it held out is not known any more; train it again to compare it.</source>
        <translation>模型 {run} 由早期版本训练，其留出样本已无从得知；请重新训练后再对比。</translation>
    </message>
    <message>
        <source>Nothing is left that none of these runs has learned; import more to compare them.</source>
        <translation>没有这些模型都未学过的样本；请导入更多数据后再对比。</translation>
    </message>
    <message>
        <source>Choose {fewest} to {most} runs to compare, not {count}.</source>
        <translation>请选择 {fewest} 到 {most} 个模型进行对比，而不是 {count} 个。</translation>
    </message>
    <message>
        <source>Runs of one task can be compared, not of several: {tasks}.</source>
        <translation>只能对比同一任务的模型，不能跨任务：{tasks}。</translation>
    </message>
    <message>
        <source>The run {run} is being trained; export it when that is over.</source>
        <translation>模型 {run} 正在训练；请在训练结束后导出。</translation>
    </message>
    <message>
        <source>Texts are cut into words otherwise here (another version of the program, or other brands): the run may know fewer of them.</source>
        <translation>这里的分词与训练时不同（程序版本不同，或品牌不同），模型认识的词可能更少。</translation>
    </message>
    <message>
        <source>It is an update of {base}, which is not here to go back to.</source>
        <translation>它由 {base} 更新而来，而后者不在这里，无法退回。</translation>
    </message>
    <message>
        <source>This shop has none of what the run learned from: {kinds}.</source>
        <translation>此店铺没有模型训练所用的数据：{kinds}。</translation>
    </message>
    <message>
        <source>Not what the run learned from: {kinds} of this shop. Its figures were measured elsewhere; measure it here.</source>
        <translation>此店铺的{kinds}与模型训练所用的不同；其指标是在别处测得的，请在这里重新测量。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{count:,} of the {total:,} products that the run knows are not in this shop.</source>
        <translation>模型认识的 {total:,} 件商品中，有 {count:,} 件不在此店铺。</translation>
    </message>
    <message>
        <source>{count:,} of the {total:,} products of this shop are not known to the run.</source>
        <translation>此店铺的 {total:,} 件商品中，模型有 {count:,} 件不认识。</translation>
    </message>
    <message>
        <source>The notes on runs in {file} cannot be read ({reason}); restore the file, or move it away to begin anew.</source>
        <translation>无法读取 {file} 中的模型备注（{reason}）；请恢复该文件，或移走它重新开始。</translation>
    </message>
    <message>
        <source>{file} cannot be opened as a run ({reason}); export it once more.</source>
        <translation>无法将 {file} 作为模型打开（{reason}）；请重新导出。</translation>
    </message>
    <message>
        <source>not an exported run</source>
        <translation>不是导出的模型</translation>
    </message>
    <message>
        <source>it holds a file twice</source>
        <translation>其中有重复的文件</translation>
    </message>
    <message>
        <source>{name} in it is no file of a run</source>
        <translation>其中的 {name} 不是模型的文件</translation>
    </message>
    <message>
        <source>a later version wrote it; update the program</source>
        <translation>由更新的版本写成，请更新程序</translation>
    </message>
    <message>
        <source>its files are not those that it names</source>
        <translation>其中的文件与清单不符</translation>
    </message>
    <message>
        <source>{megabytes:,} MB are more than there is room for</source>
        <translation>{megabytes:,} MB 超出了可用空间</translation>
    </message>
    <message>
        <source>{name} is not what was exported</source>
        <translation>{name} 与导出时不同</translation>
    </message>
    <message>
        <source>The run {run} is here already.</source>
        <translation>模型 {run} 已在这里。</translation>
    </message>
    <message>
        <source>There are too many runs called {run}; delete some.</source>
        <translation>名为 {run} 的模型太多；请删除一些。</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>generalised cross-entropy</source>
        <translation>广义交叉熵</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>whole numbers from {low} to {high}, each larger than the one before, with commas between</source>
        <translation>{low} 到 {high} 之间由小到大的整数，用逗号隔开</translation>
    </message>
    <message>
        <source>What moves the weights. SGD wants a rate some hundred times larger than Adam does. Of the items of next item only those that a batch reads are moved, whichever is chosen.</source>
        <translation>用什么方法调整权重。SGD 需要的学习率约为 Adam 的上百倍。在“下一件”任务中，无论选哪种，都只调整这一批读到的商品。</translation>
    </message>
    <message>
        <source>How much of the last step SGD takes again.</source>
        <translation>SGD 把上一步重走多少。</translation>
    </message>
    <message>
        <source>What is made small. Search and next item tell the right one from the others of a batch, by softmax or by cosines; categories are told apart by their chances. A teacher's texts are learned by cosine.</source>
        <translation>要缩小的目标。搜索和“下一件”用 softmax 或余弦把正确的一个与同批其他的区分开；类目按概率区分。教师的文本总是按余弦学习。</translation>
    </message>
    <message>
        <source>By how much the right one must be ahead: in cosines for search and next item, in logarithms of chances for categories.</source>
        <translation>正确的一个要领先多少：搜索和“下一件”按余弦计，类目按概率的对数计。</translation>
    </message>
    <message>
        <source>How many words in a row each convolution reads, such as 1,2,3,5.</source>
        <translation>每种卷积连读几个词，例如 1,2,3,5。</translation>
    </message>
    <message>
        <source>What is kept of a convolution over all places: its strongest answer, its mean, or both.</source>
        <translation>卷积在各个位置的结果留下什么：最强的、平均的，或两者都留。</translation>
    </message>
    <message>
        <source>The share of a layer's weights that AdamW takes off at each step, times the rate.</source>
        <translation>AdamW 每一步从各层权重中减去的比例（再乘以学习率）。</translation>
    </message>
    <message>
        <source>The share of each target that is spread over all others, as labels may be wrong.</source>
        <translation>标签可能有错，所以把每个目标的这一部分分给其他所有项。</translation>
    </message>
    <message>
        <source>Near 0 it is cross-entropy; at 1 all errors count alike, and wrong labels least (Zhang, Sabuncu 2018).</source>
        <translation>接近 0 就是交叉熵；等于 1 时所有错误同等对待，错标签的影响最小（Zhang、Sabuncu 2018）。</translation>
    </message>
    <message>
        <source>The share of a batch with the largest loss that teaches nothing: it may be wrong.</source>
        <translation>每批中损失最大的这一部分不参与学习：它们可能是错的。</translation>
    </message>
    <message>
        <source>The share of texts that lose a word each time they are read; of long ones a tenth.</source>
        <translation>每次读到时会丢掉一个词的文本比例；长文本丢掉十分之一的词。</translation>
    </message>
    <message>
        <source>The share of texts in which neighbouring words change places.</source>
        <translation>相邻的词互换位置的文本比例。</translation>
    </message>
    <message>
        <source>The share of texts in which a word is said otherwise.</source>
        <translation>有一个词换成同义词的文本比例。</translation>
    </message>
    <message>
        <source>The share of texts with a character left out or two swapped.</source>
        <translation>漏掉一个字或两个字颠倒的文本比例。</translation>
    </message>
    <message>
        <source>The share of texts with a character that sounds like the right one.</source>
        <translation>有一个字写成同音字的文本比例。</translation>
    </message>
    <message>
        <source>The share of texts in traditional characters; hardly any is read otherwise, for they are read as simplified ones.</source>
        <translation>写成繁体字的文本比例；繁体会按简体来读，所以几乎不影响读到的内容。</translation>
    </message>
    <message>
        <source>The share of texts with iPhone15 as iphone 15, iphone-15 or i-phone 15.</source>
        <translation>把 iPhone15 写成 iphone 15、iphone-15 或 i-phone 15 的文本比例。</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Against learning by heart</source>
        <translation>防止死记硬背</translation>
    </message>
    <message>
        <source>Against wrong examples</source>
        <translation>应对错误样本</translation>
    </message>
    <message>
        <source>Texts and words</source>
        <translation>文本与词</translation>
    </message>
    <message>
        <source>Changed texts (augmentation)</source>
        <translation>改写文本（数据增强）</translation>
    </message>
    <message>
        <source>Where it begins, and its teacher</source>
        <translation>起点与教师</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失函数</translation>
    </message>
    <message>
        <source>Margin of the loss</source>
        <translation>损失的间隔</translation>
    </message>
    <message>
        <source>Kernel widths</source>
        <translation>卷积核宽度</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>A word left out</source>
        <translation>漏词</translation>
    </message>
    <message>
        <source>Words swapped</source>
        <translation>换序</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>Typos</source>
        <translation>错字</translation>
    </message>
    <message>
        <source>Homophones</source>
        <translation>同音字</translation>
    </message>
    <message>
        <source>Traditional characters</source>
        <translation>繁体字</translation>
    </message>
    <message>
        <source>Model numbers respelt</source>
        <translation>型号写法</translation>
    </message>
    <message>
        <source>q of the generalised loss</source>
        <translation>广义损失的 q</translation>
    </message>
    <message>
        <source>Share left out (trimmed loss)</source>
        <translation>舍去的比例（截尾损失）</translation>
    </message>
    <message>
        <source>The network {network} has no setting {name} for the task {task}; it has {names}.</source>
        <translation>网络 {network} 在任务 {task} 中没有设置项 {name}；可用的有 {names}。</translation>
    </message>
    <message>
        <source>{name} has a use only where {other} is {wanted}, and it is {value}; set that, or leave {name} out.</source>
        <translation>{name} 只有在 {other} 为 {wanted} 时才有用，而现在是 {value}；请设置它，或者不要设置 {name}。</translation>
    </message>
    <message>
        <source>{about}{examples} examples, {per_epoch} steps an epoch, {epochs} epochs, {steps} steps in all; {held_out} examples held out</source>
        <translation>{about}{examples} 个样本，每轮 {per_epoch} 步，{epochs} 轮共 {steps} 步；留出 {held_out} 个样本</translation>
    </message>
    <message>
        <source>{of}: {learned} learned, {held_out} held out, {updates} for updates</source>
        <translation>{of}：{learned} 用于学习，{held_out} 留出，{updates} 留给更新</translation>
    </message>
    <message>
        <source>{count} categories, from {largest} ({most}) to {smallest} ({least})</source>
        <translation>{count} 个类目，从 {largest}（{most}）到 {smallest}（{least}）</translation>
    </message>
    <message>
        <source>pairs that shoppers taught</source>
        <translation>顾客行为对</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>about {count} s</source>
        <translation>约 {count} 秒</translation>
    </message>
    <message>
        <source>by earlier runs here</source>
        <translation>按这里以前的训练推算</translation>
    </message>
    <message>
        <source>a coarse estimate, for nothing like it was trained here yet</source>
        <translation>粗略估计，这里还没有训练过同类模型</translation>
    </message>
    <message>
        <source>at most {memory} MB of memory, {disk} MB of disk an epoch kept</source>
        <translation>最多 {memory} MB 内存，每保留一轮 {disk} MB 磁盘</translation>
    </message>
    <message>
        <source>{changed} of {texts} texts are changed in the first pass:</source>
        <translation>第一遍中 {texts} 条文本有 {changed} 条被改写：</translation>
    </message>
    <message>
        <source>word left out</source>
        <translation>漏词</translation>
    </message>
    <message>
        <source>words swapped</source>
        <translation>换序</translation>
    </message>
    <message>
        <source>synonym</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>typo</source>
        <translation>错字</translation>
    </message>
    <message>
        <source>homophone</source>
        <translation>同音字</translation>
    </message>
    <message>
        <source>traditional</source>
        <translation>繁体</translation>
    </message>
    <message>
        <source>model number</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>The task {task} reads no texts that could be changed.</source>
        <translation>任务 {task} 不读文本，没有可改写的内容。</translation>
    </message>
    <message>
        <source>Quick try</source>
        <translation>快速试一试</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>充分训练</translation>
    </message>
    <message>
        <source>The article's own</source>
        <translation>文章原版</translation>
    </message>
    <message>
        <source>There is no preset {name!r} for the task {task}; there are {names}.</source>
        <translation>任务 {task} 没有预设 {name!r}；现有 {names}。</translation>
    </message>
    <message>
        <source>A preset has a name of 1 to {most} characters that none that ships has ({taken}), not {name!r}.</source>
        <translation>预设的名字应为 1 到 {most} 个字，且不能与自带的（{taken}）相同，而不是 {name!r}。</translation>
    </message>
    <message>
        <source>The presets in {file} cannot be read ({reason}); mend the file, or move it away to begin anew.</source>
        <translation>读不了 {file} 里的预设（{reason}）；请修好这个文件，或把它移走重新开始。</translation>
    </message>
    <message>
        <source>The presets cannot be written to {file} ({reason}).</source>
        <translation>预设写不进 {file}（{reason}）。</translation>
    </message>
    <message>
        <source>Nobody has clicked anything yet, so that the teacher alone teaches, by cosine, and {name} has no effect; set teacher=none to learn from queries made of titles, or leave {name} as it is.</source>
        <translation>还没有人点击过，所以只由教师按余弦来教，{name} 不起作用；请设置 teacher=none，从标题生成的查询学习，或者不要改 {name}。</translation>
    </message>
    <message>
        <source>There is nothing to learn from yet; import products or texts.</source>
        <translation>这里还没有可学的；请先导入商品或文本。</translation>
    </message>
    <message>
        <source>Say how long to tune: --trials N or --minutes M.</source>
        <translation>请说明调到什么时候：--trials 次数 或 --minutes 分钟。</translation>
    </message>
    <message>
        <source>There is no trial {number}; there are {numbers}.</source>
        <translation>没有试验 {number}；现有 {numbers}。</translation>
    </message>
    <message>
        <source>{option} takes a whole number from {low} to {high}, not {given!r}.</source>
        <translation>{option} 应是 {low} 到 {high} 的整数，而不是 {given!r}。</translation>
    </message>
    <message>
        <source>{option} takes a number above {low} up to {high}, not {given!r}.</source>
        <translation>{option} 应是大于 {low}、不超过 {high} 的数，而不是 {given!r}。</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>the best trial is better than the default</source>
        <translation>最好的试验比默认好</translation>
    </message>
    <message>
        <source>the best trial is worse than the default</source>
        <translation>最好的试验比默认差</translation>
    </message>
    <message>
        <source>no difference that chance could not explain</source>
        <translation>差别可能只是碰巧</translation>
    </message>
    <message>
        <source>No studies yet.</source>
        <translation>还没有研究。</translation>
    </message>
    <message>
        <source>{study}: {task} {network}, {sampler}, {space}</source>
        <translation>{study}：{task} {network}，{sampler}，{space}</translation>
    </message>
    <message>
        <source>default  {metric} {value}</source>
        <translation>默认  {metric} {value}</translation>
    </message>
    <message>
        <source>  {left:.0f} s left</source>
        <translation>  还需 {left:.0f} 秒</translation>
    </message>
    <message>
        <source>what mattered (fANOVA): {shares}</source>
        <translation>什么起作用（fANOVA）：{shares}</translation>
    </message>
    <message>
        <source>No trial is complete yet.</source>
        <translation>还没有完成的试验。</translation>
    </message>
    <message>
        <source>best of {trials}: trial {number}, {metric} {value}</source>
        <translation>{trials} 次里最好的：试验 {number}，{metric} {value}</translation>
    </message>
    <message>
        <source>Train it for good: {program} {command}</source>
        <translation>正式训练：{program} {command}</translation>
    </message>
    <message>
        <source>Nothing is held out that no trial saw, so nobody knows better.</source>
        <translation>没有任何试验没见过的留出样本，所以无从知道得更准。</translation>
    </message>
    <message>
        <source>Nothing can be tuned here, for no trial can be trained: {reason}</source>
        <translation>这里无法调参，因为试验无法训练：{reason}</translation>
    </message>
    <message>
        <source>Nothing varies in this space; give a setting two values or a range, as in --space learning_rate=0.001..0.01.</source>
        <translation>没有可变的设置；请给某项设置两个值或一个范围，如 --space learning_rate=0.001..0.01。</translation>
    </message>
    <message>
        <source>The study {study} has --{option} {stored}, not {given}; leave it out to continue this study, or name another with --study.</source>
        <translation>研究 {study} 的 --{option} 是 {stored}，不是 {given}；要继续它就不写这一项，否则用 --study 另起名字。</translation>
    </message>
    <message>
        <source>The name of a study has up to 60 letters, digits, '-', '_' and '.', not {given!r}.</source>
        <translation>研究的名字由最多 60 个字母、数字、“-”、“_”和“.”组成，而不是 {given!r}。</translation>
    </message>
    <message>
        <source>There is no study {study}; there are {names}.</source>
        <translation>没有研究 {study}；现有 {names}。</translation>
    </message>
    <message>
        <source>{name} is in the space twice; name it once.</source>
        <translation>{name} 在搜索空间里出现了两次；只写一次。</translation>
    </message>
    <message>
        <source>This grid has {count} points, more than {most}; list fewer values, or use --sampler tpe.</source>
        <translation>这个网格有 {count} 个点，多于 {most}；少列几个值，或改用 --sampler tpe。</translation>
    </message>
    <message>
        <source>--space takes NAME=V1,V2 or NAME=LOW..HIGH, not {given!r}.</source>
        <translation>--space 应写成 名称=值1,值2 或 名称=下限..上限，而不是 {given!r}。</translation>
    </message>
    <message>
        <source>{name} has no range, it takes {rule}; list its values.</source>
        <translation>{name} 没有范围，它取{rule}；请逐个列出值。</translation>
    </message>
    <message>
        <source>The range of {name} goes from {low} to {high}; put the lower end first.</source>
        <translation>{name} 的范围写成了从 {low} 到 {high}；请把小的写在前面。</translation>
    </message>
    <message>
        <source>A grid tries values, and {name} has a range; list them: {name}={low},{high}.</source>
        <translation>网格要的是一个个值，而 {name} 给的是范围；请列出：{name}={low},{high}。</translation>
    </message>
    <message>
        <source>{file} is no study of this program, or damaged ({reason}); choose another name with --study.</source>
        <translation>{file} 不是本程序的研究，或已损坏（{reason}）；请用 --study 另取名字。</translation>
    </message>
    <message>
        <source>Learning from the teacher</source>
        <translation>正在跟教师学习</translation>
    </message>
    <message>
        <source>--use takes one of the variants that are made, {names}, not {name}.</source>
        <translation>--use 只能是所制作的变体之一：{names}，而不是 {name}。</translation>
    </message>
    <message>
        <source>{run} ranks now; `{program} runs --activate {origin}` brings the other back.</source>
        <translation>现在由 {run} 排序；`{program} runs --activate {origin}` 可换回原来的模型。</translation>
    </message>
    <message>
        <source>{stage}  {share:.0%}  {left:.0f} s left</source>
        <translation>{stage}  {share:.0%}  还需 {left:.0f} 秒</translation>
    </message>
    <message>
        <source>{run}: {count} {unit}; a query is read {reads} times and searched for {searches} times, warm, on one thread.</source>
        <translation>{run}：{count} {unit}；每个变体读取查询 {reads} 次、检索 {searches} 次，已预热，单线程。</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>zipped</source>
        <translation>打包后</translation>
    </message>
    <message>
        <source>sparse</source>
        <translation>稀疏</translation>
    </message>
    <message>
        <source>read p50 / p95 ms</source>
        <translation>读取 p50 / p95 ms</translation>
    </message>
    <message>
        <source>search p50 / p95 ms</source>
        <translation>检索 p50 / p95 ms</translation>
    </message>
    <message>
        <source>nDCG@10</source>
        <translation>nDCG@10</translation>
    </message>
    <message>
        <source>from the original</source>
        <translation>与原模型之差</translation>
    </message>
    <message>
        <source>top 10 kept</source>
        <translation>前十保留</translation>
    </message>
    <message>
        <source>RBO</source>
        <translation>RBO</translation>
    </message>
    <message>
        <source>The run {run} teaches vectors of {given} numbers; set dimension to {given} or less, not {wanted}.</source>
        <translation>模型 {run} 教的是 {given} 维向量；请把 dimension 设为不超过 {given}，而不是 {wanted}。</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>正在计时</translation>
    </message>
    <message>
        <source>Opening the shop</source>
        <translation>正在打开商店</translation>
    </message>
    <message>
        <source>The variant {run} is gone; compress its run again.</source>
        <translation>变体 {run} 已不在；请重新压缩它的原模型。</translation>
    </message>
    <message>
        <source>Compressing was stopped; nothing has changed.</source>
        <translation>压缩已停止；什么都没有改变。</translation>
    </message>
    <message>
        <source>Writing the model</source>
        <translation>正在写入模型</translation>
    </message>
    <message>
        <source>Sparsity</source>
        <translation>稀疏度</translation>
    </message>
    <message>
        <source>There is no variant {name!r}; there are {names}.</source>
        <translation>没有变体 {name!r}；可用的有 {names}。</translation>
    </message>
    <message>
        <source>{run} serves “{task}”, and only runs of “Search” are compressed: there the encoder reads with each key typed. What applies elsewhere is training with fewer filters, a smaller dimension or fewer members.</source>
        <translation>{run} 用于“{task}”，而只有“检索”的模型可以压缩：检索时每按一个键都要读取一次查询。其他任务请用更少的卷积核、更小的维数或更少的成员重新训练。</translation>
    </message>
    <message>
        <source>A student takes NAME=VALUE with commas between, not {given!r}.</source>
        <translation>学生的设置应写成 名称=值，以逗号分隔，而不是 {given!r}。</translation>
    </message>
    <message>
        <source>A student cannot have the network {network!r}; choose one of {names}.</source>
        <translation>学生不能用网络 {network!r}；请从 {names} 中选择。</translation>
    </message>
    <message>
        <source>The run {run} was kept without weights, so only a student can be made of it; name the run that it came from, or --variants student.</source>
        <translation>模型 {run} 没有保存权重，只能为它训练学生；请指定它的原模型，或用 --variants student。</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>折数</translation>
    </message>
    <message>
        <source>Cross-validation: trained so often, each time with another part held out; the runs stay inactive.</source>
        <translation>交叉验证：训练这么多次，每次留出不同的部分；所得模型不会启用。</translation>
    </message>
    <message>
        <source>a level is 0 to 100 per cent, not {given!r}</source>
        <translation>噪声比例应为 0 到 100 的百分数，而不是 {given!r}</translation>
    </message>
    <message>
        <source>{done} of {total} texts, {left:.0f} s left</source>
        <translation>{done} / {total} 条文本，还需 {left:.0f} 秒</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>被改动</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>稳定性</translation>
    </message>
    <message>
        <source>a whole number from 2 is expected, not {given!r}</source>
        <translation>应为从 2 起的整数，而不是 {given!r}</translation>
    </message>
    <message>
        <source>Fold {fold} of {folds}</source>
        <translation>第 {fold} 折，共 {folds} 折</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Each fold</source>
        <translation>各折</translation>
    </message>
    <message>
        <source>probably another label</source>
        <translation>标签可能有误</translation>
    </message>
    <message>
        <source>{found} of {texts} texts; {aside} of these are set aside, and the import is as it was.</source>
        <translation>{texts} 条文本中发现 {found} 条；其中 {aside} 条已剔除，导入的数据保持原样。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Guess or evidence</source>
        <translation>推测或证据</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The noise lab compares runs of one task, not of {tasks}; name runs of one.</source>
        <translation>噪声实验室只能比较同一任务的模型，而不是 {tasks}；请只指定一个任务的模型。</translation>
    </message>
    <message>
        <source>{task} reads no texts that could be noisy; name runs of search or category.</source>
        <translation>{task} 不读取可加噪声的文本；请指定 search 或 category 的模型。</translation>
    </message>
    <message>
        <source>Nothing is held out that these runs could be measured on; import more.</source>
        <translation>没有可用来测量这些模型的留出数据；请导入更多数据。</translation>
    </message>
    <message>
        <source>The list of texts set aside cannot be read ({reason}); remove {path} to use them all.</source>
        <translation>无法读取已剔除文本的列表（{reason}）；删除 {path} 即可使用全部文本。</translation>
    </message>
    <message>
        <source>typos</source>
        <translation>错字</translation>
    </message>
    <message>
        <source>homophones</source>
        <translation>同音字</translation>
    </message>
    <message>
        <source>words left out</source>
        <translation>漏词</translation>
    </message>
    <message>
        <source>traditional characters</source>
        <translation>繁体字</translation>
    </message>
    <message>
        <source>spaces missing or added</source>
        <translation>缺少或多余空格</translation>
    </message>
    <message>
        <source>model numbers spelt otherwise</source>
        <translation>型号写法不同</translation>
    </message>
    <message>
        <source>no words</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>advert with a contact</source>
        <translation>带联系方式的广告</translation>
    </message>
    <message>
        <source>repeated characters</source>
        <translation>重复字符</translation>
    </message>
    <message>
        <source>another language</source>
        <translation>其他语言</translation>
    </message>
    <message>
        <source>copy of another text</source>
        <translation>与其他文本重复</translation>
    </message>
    <message>
        <source>--folds takes a whole number from 2 to {most}, not {given}.</source>
        <translation>--folds 应为 2 到 {most} 的整数，而不是 {given}。</translation>
    </message>
    <message>
        <source>A cross-validation begins anew: {run} has learned what its folds hold out. Leave it out.</source>
        <translation>交叉验证要从头训练：{run} 已经学过各折留出的内容，请不要使用它。</translation>
    </message>
    <message>
        <source>Of {folds} folds {measured} were measured: too few for a mean.</source>
        <translation>{folds} 折中只测量了 {measured} 折，不足以求均值。</translation>
    </message>
    <message>
        <source>Cross-validated, {measured} of {folds} folds: {metric} {mean:.4f} ({low:.4f} … {high:.4f}, 95 %). The runs stay inactive.</source>
        <translation>交叉验证完成，{folds} 折中的 {measured} 折：{metric} {mean:.4f}（{low:.4f} … {high:.4f}，95%）。这些模型不会启用。</translation>
    </message>
    <message>
        <source>majority</source>
        <translation>最多的类目</translation>
    </message>
    <message>
        <source>Markov chain</source>
        <translation>马尔可夫链</translation>
    </message>
    <message>
        <source>Momentum SGD</source>
        <translation>带动量的 SGD</translation>
    </message>
    <message>
        <source>How often training goes on before it ends; the best epoch is kept.</source>
        <translation>训练最多进行多少轮；保留其中最好的一轮。</translation>
    </message>
    <message>
        <source>How far each step moves the weights: too small learns slowly, too large never settles.</source>
        <translation>每一步把权重移动多远：太小学得慢，太大则无法收敛。</translation>
    </message>
    <message>
        <source>Share of the numbers inside the network that are hidden while it learns.</source>
        <translation>学习时网络内部被隐藏的数值比例。</translation>
    </message>
    <message>
        <source>Words that have a vector of their own, the most frequent; rarer ones share some.</source>
        <translation>拥有自己向量的词数，取最常见的；更少见的词共用一些向量。</translation>
    </message>
    <message>
        <source>empty praise or blame</source>
        <translation>空洞褒贬</translation>
    </message>
    <message>
        <source>on {examples} examples that no trial saw: {metric} best {best}, default {default}, difference {difference}, p {p}: {decision}</source>
        <translation>在任何试验都没见过的 {examples} 个样本上：{metric} 最好 {best}，默认 {default}，差 {difference}，p {p}：{decision}</translation>
    </message>
    <message>
        <source>{count} {unit}, each with noise made by rule (seed {seed}); through the engine, spelling corrected. Stability: rank-biased overlap of the ten best (p = {p}) with the answer to the clean text.</source>
        <translation>{count} {unit}，按规则加入噪声（随机种子 {seed}）；经由搜索引擎，含拼写纠正。稳定性：与干净文本前十名的 RBO 重合度（p = {p}）。</translation>
    </message>
    <message>
        <source>{count} {unit}, each with noise made by rule (seed {seed}). Stability: share of guesses that agree with that for the clean text.</source>
        <translation>{count} {unit}，按规则加入噪声（随机种子 {seed}）。稳定性：与干净文本判断一致的比例。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The network {network} reads numbers of words, not vectors, so that no word is near another; choose a run of another network.</source>
        <translation>网络 {network} 读取的是词的编号而不是向量，词与词之间没有远近；请选择其他网络的训练。</translation>
    </message>
    <message>
        <source>Cutting texts into words</source>
        <translation>正在把文本切成词</translation>
    </message>
    <message>
        <source>The run {run} reads no words of its own; choose a run that was trained.</source>
        <translation>训练 {run} 没有自己的词表；请选择经过训练的一次。</translation>
    </message>
    <message>
        <source>No shopper did {steps} things; import sessions or events to look at.</source>
        <translation>没有顾客做过 {steps} 个动作；请导入会话或行为数据。</translation>
    </message>
    <message>
        <source>The run {run} reads no words of queries; choose a run of the task search or category.</source>
        <translation>训练 {run} 不读取查询的词；请选择检索或类目任务的训练。</translation>
    </message>
    <message>
        <source>The run {run} was kept without its weights, so that there is nothing to look into; train it again.</source>
        <translation>训练 {run} 没有保存权重，无从查看；请重新训练。</translation>
    </message>
    <message>
        <source>The trainings that wait in {file} cannot be read ({reason}); restore the file, or move it away. Until then no queue is kept.</source>
        <translation>无法读取 {file} 中排队的训练（{reason}）；请恢复该文件或把它移走。在此之前不保存队列。</translation>
    </message>
    <message>
        <source>exact at this point</source>
        <translation>在这一点上精确</translation>
    </message>
    <message>
        <source>along a path from empty words</source>
        <translation>沿着从空词出发的路径</translation>
    </message>
    <message>
        <source>by leaving words out, in the mean over orders</source>
        <translation>逐词增减，对各种次序取平均</translation>
    </message>
    <message>
        <source>character pairs</source>
        <translation>字对</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>what no word brings</source>
        <translation>与词无关的部分</translation>
    </message>
    <message>
        <source>remainder</source>
        <translation>余项</translation>
    </message>
    <message>
        <source>all else</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>words that met, of a cosine of {cosine} ({kind}):</source>
        <translation>对上的词，余弦 {cosine}（{kind}）：</translation>
    </message>
    <message>
        <source>On its way:</source>
        <translation>一路经过：</translation>
    </message>
    <message>
        <source>What would bring it back:</source>
        <translation>怎样能让它回来：</translation>
    </message>
    <message>
        <source>lost here</source>
        <translation>在这里落选</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Words of the query</source>
        <translation>查询词</translation>
    </message>
    <message>
        <source>Words left out of the query</source>
        <translation>查询中略去的词</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Cut-off</source>
        <translation>门槛</translation>
    </message>
    <message>
        <source>Conditions of the query</source>
        <translation>查询里的条件</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Session and taste</source>
        <translation>会话与口味</translation>
    </message>
    <message>
        <source>{what}: rank {rank}</source>
        <translation>{what}：第 {rank} 名</translation>
    </message>
    <message>
        <source>without the filter of the {category}</source>
        <translation>去掉{category}筛选</translation>
    </message>
    <message>
        <source>without the filter of the {brand}</source>
        <translation>去掉{brand}筛选</translation>
    </message>
    <message>
        <source>without the filter of the price</source>
        <translation>去掉价格筛选</translation>
    </message>
    <message>
        <source>without the condition {condition}</source>
        <translation>去掉条件“{condition}”</translation>
    </message>
    <message>
        <source>in the order of relevance</source>
        <translation>改按相关度排序</translation>
    </message>
    <message>
        <source>with the session cleared, as for a guest</source>
        <translation>清除会话，像游客一样搜索</translation>
    </message>
    <message>
        <source>search for {query}</source>
        <translation>搜索“{query}”</translation>
    </message>
    <message>
        <source>it holds {words}</source>
        <translation>含有 {words}</translation>
    </message>
    <message>
        <source>it lacks {words}</source>
        <translation>缺少 {words}</translation>
    </message>
    <message>
        <source>{part} {value}, at least {needed} is needed</source>
        <translation>{part} {value}，至少要 {needed}</translation>
    </message>
    <message>
        <source>{category}: another was chosen</source>
        <translation>{category}：选了别的</translation>
    </message>
    <message>
        <source>{brand}: another was chosen</source>
        <translation>{brand}：选了别的</translation>
    </message>
    <message>
        <source>price: it lies outside, or is not known</source>
        <translation>价格：不在范围内，或未知</translation>
    </message>
    <message>
        <source>row {row} of the file was left out: {rule}</source>
        <translation>文件第 {row} 行被略去：{rule}</translation>
    </message>
    <message>
        <source>no row with this id was kept; the last import left out {rejected}</source>
        <translation>没有保留此编号的行；上次导入共略去 {rejected} 行</translation>
    </message>
    <message>
        <source>mend row {row} of the file and import it again</source>
        <translation>修好文件第 {row} 行，再导入一次</translation>
    </message>
    <message>
        <source>it is in the shop</source>
        <translation>已在店中</translation>
    </message>
    <message>
        <source>it shares pairs of characters</source>
        <translation>有相同的字对</translation>
    </message>
    <message>
        <source>all it shares is {words}, which is not searched for</source>
        <translation>只有 {words} 相同，而它不参与搜索</translation>
    </message>
    <message>
        <source>{words} is not searched for</source>
        <translation>{words} 不参与搜索</translation>
    </message>
    <message>
        <source>{kind}: another kind than the query names, which costs {share:.0%}</source>
        <translation>{kind}：与查询所说的类型不同，扣 {share:.0%}</translation>
    </message>
    <message>
        <source>only what answers the query well is put in another order</source>
        <translation>只有与查询很相关的才会另行排序</translation>
    </message>
    <message>
        <source>the {shopper} does not want it</source>
        <translation>{shopper}不想要它</translation>
    </message>
    <message>
        <source>taste adds {value}</source>
        <translation>口味加 {value}</translation>
    </message>
    <message>
        <source>{rank} of {total}; the list shows {top}</source>
        <translation>第 {rank} 名，共 {total} 个；列表显示 {top} 个</translation>
    </message>
    <message>
        <source>{file} ranks for none of the {count} queries; check their ids.</source>
        <translation>{file} 没有为这 {count} 个查询中的任何一个排序；请检查查询 ID。</translation>
    </message>
    <message>
        <source>{name} has weights, but no run that could have them.</source>
        <translation>{name} 给了权重，但没有可用这些权重的模型。</translation>
    </message>
    <message>
        <source>Length in words</source>
        <translation>词数</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>搜索频率</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>often</source>
        <translation>经常</translation>
    </message>
    <message>
        <source>seldom</source>
        <translation>偶尔</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>the products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>the queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>the judgments</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Corrected after Holm: hardly any false alarm</source>
        <translation>Holm 校正：几乎不误报</translation>
    </message>
    <message>
        <source>After Benjamini–Hochberg: one in twenty found is false</source>
        <translation>Benjamini–Hochberg 校正：二十个发现中约一个是假的</translation>
    </message>
    <message>
        <source>active</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source>{told} ({counts})</source>
        <translation>{told}（{counts}）</translation>
    </message>
    <message>
        <source>About {count:,} more judged queries would be needed to see {small:g}.</source>
        <translation>要看出 {small:g} 的差别，大约还需 {count:,} 个已标注查询。</translation>
    </message>
    <message>
        <source>{count} or more</source>
        <translation>{count} 个及以上</translation>
    </message>
    <message>
        <source>{kind}: {label}</source>
        <translation>{kind}：{label}</translation>
    </message>
    <message>
        <source>Changed since, or gone: {names}. Measure again to be sure.</source>
        <translation>此后有变化或已不在：{names}。请重新测量以确认。</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重合</translation>
    </message>
    <message>
        <source>Name a query set or files of judgments, not both.</source>
        <translation>请指定查询集或标注文件，不要两者都给。</translation>
    </message>
    <message>
        <source>Runs of the task {task} are compared without {option}.</source>
        <translation>任务 {task} 的模型比较时不用 {option}。</translation>
    </message>
    <message>
        <source>What {name} loses most in {metric}:</source>
        <translation>{name} 在 {metric} 上降得最多的查询：</translation>
    </message>
    <message>
        <source>Nothing is measured against judgments; name such a metric too, e.g. ndcg@10.</source>
        <translation>没有任何指标用到标注；请至少再给一个这样的指标，例如 ndcg@10。</translation>
    </message>
    <message>
        <source>judged queries</source>
        <translation>个已标注查询</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Every query’s difference</source>
        <translation>每个查询的差值</translation>
    </message>
    <message>
        <source>Queries lost most</source>
        <translation>降得最多的查询</translation>
    </message>
    <message>
        <source>The most different lists</source>
        <translation>差别最大的列表</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>What was used</source>
        <translation>所用数据</translation>
    </message>
    <message>
        <source>{file} stays: the shop is open for reading only.</source>
        <translation>{file} 保留：本店以只读方式打开。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}); it stays as it is.</source>
        <translation>无法读取 {file}（{reason}）；文件保持原样。</translation>
    </message>
    <message>
        <source>Name {fewest} to {most} systems to compare, not {count}.</source>
        <translation>请指定 {fewest} 到 {most} 个要比较的系统，而不是 {count} 个。</translation>
    </message>
    <message>
        <source>There is no run file {file}; check its path.</source>
        <translation>没有结果文件 {file}；请检查路径。</translation>
    </message>
    <message>
        <source>In {name} the weights do not add up: only hybrid has any, and at most 1 in all.</source>
        <translation>{name} 中的权重不成立：只有混合方法有权重，且总和最多为 1。</translation>
    </message>
    <message>
        <source>In {name} the weight {option} is a number from 0 to 1, not {given}.</source>
        <translation>{name} 中的权重 {option} 应是 0 到 1 的数，而不是 {given}。</translation>
    </message>
    <message>
        <source>{name} names no system; a run, RUN:METHOD, :METHOD or the path of a TREC run file does (methods: {methods}).</source>
        <translation>{name} 不是系统的名称；可以是模型、RUN:METHOD、:METHOD 或 TREC 结果文件的路径（方法：{methods}）。</translation>
    </message>
    <message>
        <source>There is no metric {name}; such are {examples}, and each with {suffix} behind it.</source>
        <translation>没有指标 {name}；可用的有 {examples}，后面都可以加 {suffix}。</translation>
    </message>
    <message>
        <source>Nothing is judged in the query set {name} yet; judge some products first.</source>
        <translation>查询集 {name} 还没有任何评判；请先评判一些商品。</translation>
    </message>
    <message>
        <source>The grade is above 3, the highest of a query set; say which scale it is of</source>
        <translation>评分高于查询集的最高分 3；请说明它的评分范围</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>unjudged</source>
        <translation>未评</translation>
    </message>
    <message>
        <source>can't tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手工</translation>
    </message>
    <message>
        <source>from clicks</source>
        <translation>来自点击</translation>
    </message>
    <message>
        <source>{option} is about a query set; name it with --set.</source>
        <translation>{option} 针对查询集；请用 --set 指明。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>查询集</translation>
    </message>
    <message>
        <source>Pairs judged</source>
        <translation>已评对数</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>α</translation>
    </message>
    <message>
        <source>{set}: {queries} queries, {pairs} pairs with a grade ({counts})</source>
        <translation>{set}：{queries} 条查询，{pairs} 对有评分（{counts}）</translation>
    </message>
    <message>
        <source>Krippendorff's alpha (ordinal) {alpha:.3f}, 95 % {low:.3f} to {high:.3f}, of {pairs} pairs that {judges} judged; {disputes} disputes</source>
        <translation>Krippendorff α（有序）{alpha:.3f}，95% 区间 {low:.3f} 至 {high:.3f}，基于 {judges} 都评过的 {pairs} 对；分歧 {disputes} 处</translation>
    </message>
    <message>
        <source>{rows} rows written</source>
        <translation>写出 {rows} 行</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>已取消，没有任何改动。</translation>
    </message>
    <message>
        <source>The id “{name}” has a space, which divides the columns of TREC; choose the format csv.</source>
        <translation>编号“{name}”含有空格，而 TREC 以空格分列；请选用 csv 格式。</translation>
    </message>
    <message>
        <source>This shop has imported no judged queries; name files after --import, or import them first.</source>
        <translation>本店没有导入过带评判的查询；请在 --import 后写出文件，或先导入。</translation>
    </message>
    <message>
        <source>The judgments in {path} cannot be read ({reason}) and are left as they are; restore a copy, or move the file away to begin a new one.</source>
        <translation>{path} 中的评判无法读取（{reason}），原样保留；请恢复备份，或移走该文件以重新开始。</translation>
    </message>
    <message>
        <source>A later version wrote the judgments (format {format}); update the program.</source>
        <translation>评判由更新的版本写成（格式 {format}）；请升级程序。</translation>
    </message>
    <message>
        <source>{path} is a database, but holds no judgments, and is left as it is; restore a copy, or move it away to begin a new one.</source>
        <translation>{path} 是数据库，但其中没有评判，原样保留；请恢复备份，或移走它以重新开始。</translation>
    </message>
    <message>
        <source>A scale names its lowest and its highest grade, as 1..4, not {given}.</source>
        <translation>评分范围要写出最低和最高分，例如 1..4，而不是 {given}。</translation>
    </message>
    <message>
        <source>{path} is open for reading only; what is judged here is not kept.</source>
        <translation>{path} 以只读方式打开，这里的评判不会保存。</translation>
    </message>
    <message>
        <source>A query set needs a name that no other has, not “{name}”.</source>
        <translation>查询集需要一个没有被别的集用过的名字，“{name}”不行。</translation>
    </message>
    <message>
        <source>There is no query set {name} in this shop, nor any other; `{program} judge --set {name} --import` makes one of judgments in files.</source>
        <translation>本店没有查询集 {name}，也没有别的查询集；用 `{program} judge --set {name} --import` 可由评判文件建立。</translation>
    </message>
    <message>
        <source>There is no query set {name} in this shop; there are {sets}.</source>
        <translation>本店没有查询集 {name}；现有：{sets}。</translation>
    </message>
    <message>
        <source>catalogue</source>
        <translation>商品目录</translation>
    </message>
    <message>
        <source>run</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>word lists</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>{input}: {was} → {now}</source>
        <translation>{input}：{was} → {now}</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}); take it back from your version control, or pin anew with `{program} check --pin`.</source>
        <translation>无法读取 {file}（{reason}）；请从版本库取回，或用 `{program} check --pin` 重新固定。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Assertion</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>of</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Checks of {shop}</source>
        <translation>{shop} 的检查</translation>
    </message>
    <message>
        <source>Ahead (+) of {what}, or behind (−):</source>
        <translation>比 {what} 领先（+）或落后（−）：</translation>
    </message>
    <message>
        <source>What this verdict stands on</source>
        <translation>此结论的依据</translation>
    </message>
    <message>
        <source>{product} cannot stand above itself; name two products.</source>
        <translation>{product} 不能排在自己前面；请写两个商品。</translation>
    </message>
    <message>
        <source>{count} of the top {top} cannot be; write a number up to {top}.</source>
        <translation>前 {top} 名里不可能有 {count} 件；请写不超过 {top} 的数。</translation>
    </message>
    <message>
        <source>A margin is more than 0 and less than 1, not {margin}; 0.01 is usual.</source>
        <translation>容许差距应大于 0 且小于 1，不能是 {margin}；通常为 0.01。</translation>
    </message>
    <message>
        <source>One is sure by more than 50 and less than 100 %, not {sure}; 95 % is usual.</source>
        <translation>把握应大于 50% 且小于 100%，不能是 {sure}；通常为 95%。</translation>
    </message>
    <message>
        <source>A time is p1 to p99 and more than 0 ms; write for example “p95 &lt;= 20 ms”.</source>
        <translation>时间应为 p1 到 p99，且大于 0 毫秒；例如写“p95 &lt;= 20 毫秒”。</translation>
    </message>
    <message>
        <source>A top has 1 to {most} ranks, not {top}.</source>
        <translation>前几名应为 1 到 {most}，不能是 {top}。</translation>
    </message>
    <message>
        <source>A value from 0 to 1 is expected, not {value}.</source>
        <translation>应为 0 到 1 之间的数，不能是 {value}。</translation>
    </message>
    <message>
        <source># What must stay so; `{program} check FILE` tells. One rule a line.</source>
        <translation># 必须保持不变的规则，由 `{program} check FILE` 检查。一行一条。</translation>
    </message>
    <message>
        <source>Line {line}: {complaint}</source>
        <translation>第 {line} 行：{complaint}</translation>
    </message>
    <message>
        <source>{file} asserts nothing; write a line such as “苹果手机: no 水果 in the top 10”.</source>
        <translation>{file} 里没有规则；请写一行，例如“苹果手机：前 10 名没有 水果”。</translation>
    </message>
    <message>
        <source>{file} cannot be read:</source>
        <translation>无法读取 {file}：</translation>
    </message>
    <message>
        <source>… and {count} more lines that cannot be read.</source>
        <translation>……还有 {count} 行无法读取。</translation>
    </message>
    <message>
        <source>{file} has more than {most} assertions; split it.</source>
        <translation>{file} 的规则超过 {most} 条；请拆分。</translation>
    </message>
    <message>
        <source>Line {line} of {file} is another one by now, so nothing was removed; open the file anew.</source>
        <translation>{file} 的第 {line} 行已经变了，因此没有移除；请重新打开文件。</translation>
    </message>
    <message>
        <source>“{text}” is no setting; “@system RUN:METHOD” is the only one.</source>
        <translation>“{text}”不是设置；只能写“@系统 模型:方法”。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}); name a text file in UTF-8 with assertions.</source>
        <translation>无法读取 {file}（{reason}）；请指定写有规则的 UTF-8 文本文件。</translation>
    </message>
    <message>
        <source>{file} says so already; nothing was added.</source>
        <translation>{file} 里已经有这一条，没有添加。</translation>
    </message>
    <message>
        <source>Shown to be lower by more than the margin: by {most} at most and {least} at least.</source>
        <translation>已证实低于容许差距：最多低 {most}，至少低 {least}。</translation>
    </message>
    <message>
        <source>Not shown, which is not to say that it is lower: {queries} judged queries leave {low} possible.</source>
        <translation>未能证实，但并不说明更低：{queries} 条评判查询仍不能排除 {low}。</translation>
    </message>
    <message>
        <source>Not shown, which is not to say that it is lower: {queries} judged queries leave {low} possible; were the difference what it seems, about {needed} would show it.</source>
        <translation>未能证实，但并不说明更低：{queries} 条评判查询仍不能排除 {low}；若差异确如所见，约需 {needed} 条才能证实。</translation>
    </message>
    <message>
        <source>A difference needs at least two judged queries; judge more.</source>
        <translation>比较差异至少需要两条评判查询；请多评判一些。</translation>
    </message>
    <message>
        <source>The query finds nothing.</source>
        <translation>该查询没有结果。</translation>
    </message>
    <message>
        <source>results</source>
        <translation>个结果</translation>
    </message>
    <message>
        <source>rank {rank}: {product} {title}</source>
        <translation>第 {rank} 名：{product} {title}</translation>
    </message>
    <message>
        <source>There is no product {product} in this shop any more.</source>
        <translation>店里已经没有商品 {product}。</translation>
    </message>
    <message>
        <source>The query finds nothing, so nothing can be said of its results.</source>
        <translation>该查询没有结果，无从判断。</translation>
    </message>
    <message>
        <source>It does not match the query at all.</source>
        <translation>它与查询完全不匹配。</translation>
    </message>
    <message>
        <source>Neither of the two matches the query.</source>
        <translation>两个商品都与查询不匹配。</translation>
    </message>
    <message>
        <source>Nothing in this shop has “{what}”, so nothing could fail; check how it is written.</source>
        <translation>店里没有任何商品含“{what}”，这条规则不可能不成立；请检查写法。</translation>
    </message>
    <message>
        <source>No snapshot has been taken yet; `{program} check --pin` takes one.</source>
        <translation>还没有快照；用 `{program} check --pin` 可以拍一张。</translation>
    </message>
    <message>
        <source>was at rank {before}: {product} {title}</source>
        <translation>原为第 {before} 名：{product} {title}</translation>
    </message>
    <message>
        <source>A line has at most {most} characters; shorten it.</source>
        <translation>一行最多 {most} 个字符；请缩短。</translation>
    </message>
    <message>
        <source>“{text}” is none of the rules; write for example “{example}” (docs/bench.md lists all).</source>
        <translation>“{text}”不是规则；例如写“{example}”（全部写法见 docs/bench.md）。</translation>
    </message>
    <message>
        <source>searches</source>
        <translation>次搜索</translation>
    </message>
    <message>
        <source>Warm, one search at a time, on this machine as busy as it is: elsewhere it is another figure.</source>
        <translation>预热后逐次搜索，本机当前负载下的数值；换一台机器会不同。</translation>
    </message>
    <message>
        <source>A run file takes no time to search; check a run.</source>
        <translation>结果文件无所谓搜索时间；请检查模型。</translation>
    </message>
    <message>
        <source>Nobody has judged results of “{query}”; judge some, or name a judged query.</source>
        <translation>还没有人评判过“{query}”的结果；请先评判，或换一条评判过的查询。</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>cannot be judged</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>{value} against {bound}</source>
        <translation>{value}，要求 {bound}</translation>
    </message>
    <message>
        <source>Nothing is pinned, so nobody can tell what has changed.</source>
        <translation>尚未固定任何依据，因此无法说明有何变化。</translation>
    </message>
    <message>
        <source>Changed since it was pinned ({when}): {what}</source>
        <translation>自固定（{when}）以来有变化：{what}</translation>
    </message>
    <message>
        <source>Not pinned, so nobody can tell whether it changed: {what}</source>
        <translation>未固定，无法判断是否变化：{what}</translation>
    </message>
    <message>
        <source>{file} · run {run}</source>
        <translation>{file} · 模型 {run}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>--flip needs --versus: the product to be passed.</source>
        <translation>--flip 需要 --versus：要超过的商品。</translation>
    </message>
    <message>
        <source>What if: #{before} → #{after} of {of}</source>
        <translation>如果：第 {before} → 第 {after}，共 {of}</translation>
    </message>
    <message>
        <source>Price changes nothing here: nothing of this search looks at it.</source>
        <translation>价格在这里不起作用：这次搜索没有任何一处看价格。</translation>
    </message>
    <message>
        <source>Rank against price</source>
        <translation>名次随价格的变化</translation>
    </message>
    <message>
        <source>Shares of words: left out, SHAP, LIME</source>
        <translation>各词的份额：去掉后、SHAP、LIME</translation>
    </message>
    <message>
        <source>{field} cannot be edited; write FIELD=VALUE with one of: {fields}.</source>
        <translation>{field} 不能编辑；请写成 FIELD=VALUE，字段为：{fields}。</translation>
    </message>
    <message>
        <source>A product needs a title; write at least one word.</source>
        <translation>商品必须有标题；请至少写一个词。</translation>
    </message>
    <message>
        <source>{value} is no {field}; write a number such as 199.</source>
        <translation>{value} 不是有效的 {field}；请写一个数，例如 199。</translation>
    </message>
    <message>
        <source>It stands above already; nothing needs to change.</source>
        <translation>它已经排在前面，无需改动。</translation>
    </message>
    <message>
        <source>None of {tried} edits puts it above; up to three together, no other is allowed.</source>
        <translation>试过的 {tried} 种改动都不能让它排到前面；三处以内没有其他允许的改动。</translation>
    </message>
    <message>
        <source>None of the {tried} edits that were tried puts it above; others were not tried.</source>
        <translation>试过的 {tried} 种改动都不能让它排到前面；还有一些没有试。</translation>
    </message>
    <message>
        <source>The smallest edit that puts it above; {tried} were tried.</source>
        <translation>让它排到前面的最小改动；共试了 {tried} 种。</translation>
    </message>
    <message>
        <source>An edit that puts it above; {tried} were tried, and a smaller one may exist.</source>
        <translation>一种让它排到前面的改动；试了 {tried} 种，可能还有更小的。</translation>
    </message>
    <message>
        <source>A product cannot stand above itself; name another one.</source>
        <translation>商品不能排在自己前面；请指定另一件。</translation>
    </message>
    <message>
        <source>{name} is no kind of edit; forbid some of: {names}.</source>
        <translation>{name} 不是一种改动；可禁止的有：{names}。</translation>
    </message>
    <message>
        <source>{packages} is not installed; run `pip install 'pinxun[explain]'` first.</source>
        <translation>{packages} 没有安装；请先运行 `pip install 'pinxun[explain]'`。</translation>
    </message>
    <message>
        <source>There is no word to take apart; write a query.</source>
        <translation>没有可拆解的词；请写一个查询。</translation>
    </message>
    <message>
        <source>No run ranks here, so there is no network to take apart.</source>
        <translation>这里没有模型参与排序，没有网络可拆解。</translation>
    </message>
    <message>
        <source>What ranks here learned nothing from this shop's shoppers.</source>
        <translation>这里参与排序的模型没有从本店顾客学过任何东西。</translation>
    </message>
    <message>
        <source>The log has no click that this run may have learned.</source>
        <translation>日志里没有这个模型可能学过的点击。</translation>
    </message>
    <message>
        <source>The nearest of {pairs} clicked pairs that the run may have learned:</source>
        <translation>这个模型可能学过的 {pairs} 个点击样本中最近的：</translation>
    </message>
    <message>
        <source>The nearest of {pairs} clicked pairs; the run learned from a teacher's vectors besides, which no pair can show:</source>
        <translation>{pairs} 个点击样本中最近的；它还学了教师的向量，这些样本无法显示：</translation>
    </message>
    <message>
        <source>Measured on the same {count:,} judged queries.</source>
        <translation>在相同的 {count:,} 个已标注查询上测得。</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Judgments</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Product id</source>
        <translation>商品编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
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
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销量</translation>
    </message>
    <message>
        <source>Shopper</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行为类型</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Rank shown</source>
        <translation>展示位次</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Query id</source>
        <translation>查询编号</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>Products in order</source>
        <translation>按顺序的商品</translation>
    </message>
    <message>
        <source>Next product</source>
        <translation>下一件商品</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>a click or view</source>
        <translation>点击或浏览</translation>
    </message>
    <message>
        <source>a favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>put into the cart</source>
        <translation>加入购物车</translation>
    </message>
    <message>
        <source>a purchase</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>not this</source>
        <translation>不感兴趣</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Reading the beginning of the file…</source>
        <translation>正在读取文件开头…</translation>
    </message>
    <message>
        <source>It is not certain what this file holds: {kind}, or something else? Choose it beside its name.</source>
        <translation>不能确定这个文件装的是什么：是{kind}，还是别的？请在文件名旁边选择。</translation>
    </message>
    <message>
        <source>No column says what each row is. Choose it at “Every row is”, or say over a column that it is the action.</source>
        <translation>没有哪一列说明每一行是什么行为。请在“每一行是”处选择，或在某一列上方指定它是行为。</translation>
    </message>
    <message>
        <source>Still missing: {names}. Say over its column which one it is.</source>
        <translation>还缺少：{names}。请在对应的列上方指定。</translation>
    </message>
    <message>
        <source>None of its first rows would be kept: {why}.</source>
        <translation>开头的行一行也不会保留：{why}。</translation>
    </message>
    <message>
        <source>there are none</source>
        <translation>没有数据行</translation>
    </message>
    <message>
        <source>Every required column (*) has been found.</source>
        <translation>必需的列（*）都已找到。</translation>
    </message>
    <message>
        <source>Every required column (*) has been found; of the first {read} rows {rejected} would be left out: {why}.</source>
        <translation>必需的列（*）都已找到；开头 {read} 行中有 {rejected} 行不会导入：{why}。</translation>
    </message>
    <message>
        <source>{field} is made of {columns}.</source>
        <translation>“{field}”由 {columns} 合成。</translation>
    </message>
    <message>
        <source>{column} looks like {field} but is not used as such.</source>
        <translation>“{column}”像是“{field}”，但没有用作该字段。</translation>
    </message>
    <message>
        <source>Sheets with other columns are not read: {sheets}.</source>
        <translation>列不相同的工作表不会读取：{sheets}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{rule}: {count}</source>
        <translation>{rule}：{count}</translation>
    </message>
    <message>
        <source>{rule}: {count} (“{example}”)</source>
        <translation>{rule}：{count}（“{example}”）</translation>
    </message>
</context>
</TS>
