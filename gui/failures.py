"""Errors that nobody caught: logged, then shown with their traceback; a `UserError` only as its sentence."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QWidget

from core.errors import UserError
from core.log import complain, log_path
from core.mending import mendable
from gui.widgets.labels import heading
from gui.widgets.layouts import column
from gui.widgets.plain import Label

logger = logging.getLogger(__name__)


def listen_to_qt() -> None:
    """Print and log what Qt warns of."""
    qInstallMessageHandler(_take_message)


def _take_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        return
    complain(text)
    is_grave = kind != QtMsgType.QtWarningMsg
    logger.log(logging.ERROR if is_grave else logging.WARNING, "Qt: %s", text)


class Failures(QObject):
    """Takes what escapes any thread and tells it in the window's thread."""

    user_error_raised = Signal(object)
    bug_found = Signal(str)

    def install(self) -> None:
        """Take over `sys.excepthook` and `threading.excepthook`."""
        sys.excepthook = self.take
        threading.excepthook = lambda hook: self.take(
            hook.exc_type, hook.exc_value, hook.exc_traceback
        )

    def take(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log the error and emit the signal of its sort."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
        elif isinstance(error, UserError):
            logger.warning("%s", error)
            self.user_error_raised.emit(error)
        else:
            self._sort("".join(traceback.format_exception(kind, error, trace)), error)

    def _sort(self, text: str, error: BaseException | None) -> None:
        logger.error("%s", text)
        if error is not None and (sentence := mendable(error)):
            self.user_error_raised.emit(sentence)
        else:
            complain(text)
            self.bug_found.emit(text)


class FailureDialog(QDialog):
    """A bug of ours: says so, shows the traceback and where the log is; the window stays usable."""

    def __init__(self, trace: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(720, 420)
        self.trace = _trace_view(trace)
        column(
            heading(self.tr("This is a mistake in Pinxun, not yours.")),
            self._advice(),
            (self.trace, 1),
            self._buttons(),
            parent=self,
            spacing=12,
            margins=(20, 20, 20, 20),
        )

    def _advice(self) -> Label:
        label = Label(
            self.tr(
                "Your shop is unchanged and you can go on. If it happens again, "
                "please send this text; the log is {path}."
            ).format(path=log_path())
        )
        label.setWordWrap(True)
        return label

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.copy = buttons.addButton(self.tr("Copy text"), action)
        self.copy.clicked.connect(self._copy)
        self.copy_all = buttons.addButton(self.tr("Copy with versions and paths"), action)
        self.copy_all.clicked.connect(self._copy_all)
        buttons.rejected.connect(self.reject)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.trace.toPlainText())

    def _copy_all(self) -> None:
        from gui.system_report import report

        QGuiApplication.clipboard().setText(f"{self.trace.toPlainText()}\n\n{report()}")


def _trace_view(trace: str) -> QPlainTextEdit:
    view = QPlainTextEdit(trace)
    view.setReadOnly(True)
    view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    return view
