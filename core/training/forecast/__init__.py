"""What a training will be, before it begins: counted as the training counts; no TensorFlow."""

from core.training.forecast.counts import Counted, Split
from core.training.forecast.forecast import Forecast, forecast

__all__ = ["Counted", "Forecast", "Split", "forecast"]
