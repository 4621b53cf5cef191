"""Whose clock dates without a zone were read from: the machine's, and any by its name."""

import os
import re
import warnings
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP

_OFFSET = re.compile(r"UTC([+-])(\d{2}):(\d{2})")


def machine_zone() -> str:
    """The machine's time zone: `Asia/Shanghai`, or `UTC+08:00` where it has no name."""
    named = os.environ.get("TZ", "").lstrip(":") or _system_zone()
    return named if find_zone(named) else _offset_name()


def zone_of(name: str) -> tzinfo:
    """The time zone called `name`.

    Raises:
        UserError: there is none of that name.
    """
    zone = find_zone(name)
    if zone is None:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is no time zone {name!r}; name one such as Asia/Shanghai or UTC+08:00.",
            ),
            name=name,
        )
    return zone


def find_zone(name: str) -> tzinfo | None:
    """The time zone called `name`, None where this machine knows none of that name."""
    if name == "UTC":
        return UTC
    if offset := _OFFSET.fullmatch(name):
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return (
            timezone(-ahead if offset[1] == "-" else ahead) if ahead < timedelta(days=1) else None
        )
    try:
        return ZoneInfo(name) if name else None
    except (OSError, ValueError, LookupError):
        return None


def _system_zone() -> str:
    """What the system calls its zone; empty where it does not say."""
    import tzlocal

    try:
        with warnings.catch_warnings():
            # A machine that contradicts itself is no reason to stop.
            warnings.simplefilter("ignore")
            return str(tzlocal.get_localzone_name() or "")
    except (OSError, ValueError, LookupError):
        return ""


def _offset_name() -> str:
    ahead = datetime.now().astimezone().utcoffset() or timedelta()
    return str(timezone(timedelta(minutes=round(ahead.total_seconds() / 60))))
