"""One step of a tiny training, so that the first real one does not wait for TensorFlow to wake up."""

import numpy as np

WORDS, LENGTH, PAIRS = 50, 16, 32


def warm_up() -> None:
    """Build, train and ask a tiny model, and forget it."""
    import keras
    import tensorflow as tf

    from core.task_choices import training_defaults
    from core.training.networks import NETWORKS, SequenceInput
    from core.training.tasks.losses import LossChoice
    from core.training.tasks.two_towers import in_batch_loss, tower

    settings = training_defaults("search", "conv1d")
    given = SequenceInput(WORDS, LENGTH, np.ones(WORDS, np.float32))
    dimension = int(settings["dimension"])
    model = tower(NETWORKS["conv1d"].build(given, settings), dimension)
    optimizer = keras.optimizers.Adam(0.0)
    ids = tf.ones((PAIRS, LENGTH), tf.int32)
    answers = tf.eye(PAIRS, dtype=tf.bool)

    @tf.function(autograph=False)  # type: ignore[untyped-decorator]
    def step() -> None:
        with tf.GradientTape() as tape:
            sides = model(ids, training=True), model(ids, training=True)
            loss, _ = in_batch_loss(*sides, tf.ones(PAIRS), answers, LossChoice())
        variables = model.trainable_variables
        optimizer.apply(tape.gradient(loss, variables), variables)

    optimizer.build(model.trainable_variables)
    step()
    keras.utils.clear_session()
