"""A LiteRT model that turns word ids into vectors; a query takes hundredths of a millisecond."""

from threading import Lock
from typing import Any

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.log import quiet

# Rows given to the model at a time, 7 to 16 ms: no query of another thread waits longer for its turn.
BATCH = 256


class Encoder:
    """One model file's content: int32 (batch, length) ids → float32 (batch, dimension). Safe between threads.

    A model that reads channels beside the ids takes (batch, length, 1 + channels). `reads` is the shape of
    what it takes, without the batch, `width` the dimension of what it gives.
    """

    def __init__(self, model: bytes) -> None:
        from ai_edge_litert.interpreter import Interpreter  # 0.1 s, only where a model is in use

        # A second thread gains nothing on one query and suffers whenever the other core is busy.
        self._interpreter: Any = Interpreter(model_content=model, num_threads=1)
        with quiet():  # it tells stderr which kernels it took
            self._interpreter.allocate_tensors()
        (given,) = self._interpreter.get_input_details()
        (made,) = self._interpreter.get_output_details()
        self._input: int = given["index"]
        self._output: int = made["index"]
        self.reads = tuple(map(int, given["shape"][1:]))
        self.width = int(made["shape"][-1])
        self._shape: tuple[int, ...] = ()
        self._lock = Lock()

    def encode(self, ids: Int32Array) -> Float32Array:
        """Vectors (rows, dimension) of `ids` (rows, length), of which there may be none.

        Raises:
            ValueError: they are of another shape or type than the model reads.
            RuntimeError: an id lies beyond the model's vocabulary.
        """
        # LiteRT would reshape itself to whatever comes and fail far from here.
        if ids.shape[1:] != self.reads or ids.dtype != np.int32:
            raise ValueError(f"ids are int32 (rows, *{self.reads}), not {ids.dtype} {ids.shape}")
        parts = [self._run(ids[start : start + BATCH]) for start in range(0, len(ids), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, self.width), np.float32)

    def _run(self, ids: Int32Array) -> Float32Array:
        with self._lock:
            if ids.shape != self._shape:
                self._interpreter.resize_tensor_input(self._input, ids.shape)
                self._interpreter.allocate_tensors()
                self._shape = ids.shape
            self._interpreter.set_tensor(self._input, ids)
            self._interpreter.invoke()
            vectors: Float32Array = self._interpreter.get_tensor(self._output)
            return vectors
