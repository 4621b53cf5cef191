"""What was prepared ahead of need serves only what would be prepared now."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from core.feedback.behaviour import inputs_of
from core.runs.job import Job
from core.training.preparation import Preparation, resolved
from tests.core.training.conftest import make_shop


def test_only_the_same_job_on_the_same_shop_is_served(tmp_path: Path) -> None:
    with make_shop(tmp_path) as shop:
        job = resolved(shop, Job())
        unread: Any = None
        ahead = Preparation(job, unread, unread, inputs_of(shop, ("products", "events")))
        assert ahead.serves(shop, resolved(shop, Job()))
        assert not ahead.serves(shop, resolved(shop, Job(settings={"epochs": 2})))
        assert not ahead.serves(shop, resolved(shop, Job(seed=8)))
        other = replace(ahead, inputs={**ahead.inputs, "products": "of before an import"})
        assert not other.serves(shop, job)
