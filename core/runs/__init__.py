"""What training made: a run is a folder, and its id is the folder's name. Knows no TensorFlow.

runs/<id>/
    run.json           the `Manifest`, with the content hash of what the run is used with
    vocabulary.json    the encoder's words (`core.text.vocabulary`); a pretrained run has none
    product_ids.json   list[str], one a row of every `products.npy`
    sequence_starts.npy, sequence_items.npy   of a next-item run: what neighbours are looked for in
    steps.jsonl        the messages StepDone and EpochDone, one a line, for drawing the curves again
    epochs/NN/         NN is the epoch, from 01; only complete epochs have a folder
        encoder.tflite          int32 (batch, length) word ids → float32 (batch, dimension) unit vectors
        product_encoder.tflite  the same for products; absent where both towers are one
        projection.npz          `core.pretrained.projection.Projection`: of a pretrained run, no encoders
        products.npy            float16 (products, dimension) unit vectors
        fusion.json             `core.search.fusion.Fusion`; absent: the robust default
        mix.json                of a next-item run: `core.recommend.blend.Mix`
        calibration.json        of a category run: the temperature of its probabilities; absent: 1
        weights.npz             float16, to train on; of the best epoch alone, and search never reads it
"""
