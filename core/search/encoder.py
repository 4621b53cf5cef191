"""A LiteRT model that turns word ids into vectors; a query takes hundredths of a millisecond."""

from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from core.log import quiet

BATCH = 256


class Encoder:
    """One model file: int32 (batch, length) ids → float32 (batch, dimension). Safe between threads."""

    def __init__(self, path: Path) -> None:
        from ai_edge_litert.interpreter import Interpreter  # 0.1 s, only where a model is in use

        # A second thread gains nothing on one query and suffers whenever the other core is busy.
        self._interpreter: Any = Interpreter(model_path=str(path), num_threads=1)
        with quiet():  # it tells stderr which kernels it took
            self._interpreter.allocate_tensors()
        self._input: int = self._interpreter.get_input_details()[0]["index"]
        self._output: int = self._interpreter.get_output_details()[0]["index"]
        self._shape: tuple[int, ...] = ()
        self._lock = Lock()

    def encode(self, ids: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """Vectors (rows, dimension) of `ids` (rows, length)."""
        parts = [self._run(ids[at : at + BATCH]) for at in range(0, len(ids), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, 0), np.float32)

    def _run(self, ids: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        with self._lock:
            if ids.shape != self._shape:
                self._interpreter.resize_tensor_input(self._input, ids.shape)
                self._interpreter.allocate_tensors()
                self._shape = ids.shape
            self._interpreter.set_tensor(self._input, ids)
            self._interpreter.invoke()
            vectors: npt.NDArray[np.float32] = self._interpreter.get_tensor(self._output)
            return vectors
