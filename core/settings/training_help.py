"""What a form says beside a setting whose label does not say all."""

from core.language import QT_TRANSLATE_NOOP

HELP: dict[str, str] = {
    "epochs": QT_TRANSLATE_NOOP(
        "core", "How often training goes on before it ends; the best epoch is kept."
    ),
    "learning_rate": QT_TRANSLATE_NOOP(
        "core",
        "How far each step moves the weights: too small learns slowly, too large never settles.",
    ),
    "dropout": QT_TRANSLATE_NOOP(
        "core", "Share of the numbers inside the network that are hidden while it learns."
    ),
    "vocabulary": QT_TRANSLATE_NOOP(
        "core", "Words that have a vector of their own, the most frequent; rarer ones share some."
    ),
    "batch_size": QT_TRANSLATE_NOOP(
        "core",
        "Examples that are learned from at once; of few texts with categories fewer, so that an epoch has"
        " 150 steps, but no fewer than 64.",
    ),
    "passes": QT_TRANSLATE_NOOP(
        "core",
        "How often an epoch goes over the shop, with other made queries each time; auto: as"
        " often as it takes for 40 steps, so that a small shop is learned too.",
    ),
    "schedule": QT_TRANSLATE_NOOP("core", "Whether the learning rate falls to nothing or stays."),
    "patience": QT_TRANSLATE_NOOP(
        "core", "Epochs without progress on the held-out examples before it stops; 0: never."
    ),
    "max_seconds": QT_TRANSLATE_NOOP(
        "core", "Seconds after which training stops, once an epoch is complete; 0: no limit."
    ),
    "dimension": QT_TRANSLATE_NOOP(
        "core", "Numbers in the vector of a word, a query and a product."
    ),
    "filters": QT_TRANSLATE_NOOP(
        "core", "Filters of each width of a convolution, units of any other layer."
    ),
    "word_dropout": QT_TRANSLATE_NOOP(
        "core", "Share of the words hidden from the network while it learns."
    ),
    "l1": QT_TRANSLATE_NOOP("core", "Drives weights of the layers that help little to zero."),
    "l2": QT_TRANSLATE_NOOP("core", "Keeps weights of the layers small."),
    "class_weights": QT_TRANSLATE_NOOP(
        "core",
        "How much more a text of a rare category counts: not at all, by the root, in full.",
    ),
    "temperature": QT_TRANSLATE_NOOP(
        "core", "How sharply a query must prefer its product to the others of its batch."
    ),
    "members": QT_TRANSLATE_NOOP(
        "core", "Networks that learn side by side and whose mean guesses a category."
    ),
    "length": QT_TRANSLATE_NOOP("core", "Words of a text that the network reads; the rest is cut."),
    "start": QT_TRANSLATE_NOOP(
        "core", "Begin with the pretrained words instead of words that mean nothing yet."
    ),
    "teacher": QT_TRANSLATE_NOOP(
        "core",
        "Whom the network learns from beside shoppers: none, pretrained, or the name of a run; auto: the"
        " pretrained encoder where it is installed, until shoppers have taught 5,000 pairs of a query and a"
        " product. The more they teach, the less it counts.",
    ),
    "teacher_texts": QT_TRANSLATE_NOOP(
        "core",
        "Titles and queries that the teacher reads, a thirtieth of a second each; more teach more.",
    ),
    "word_vectors": QT_TRANSLATE_NOOP(
        "core", "Train Word2Vec on the shop's own texts first and start the embedding from it."
    ),
    "optimizer": QT_TRANSLATE_NOOP(
        "core",
        "What moves the weights. SGD wants a rate some hundred times larger than Adam does. Of the items of"
        " next item only those that a batch reads are moved, whichever is chosen.",
    ),
    "momentum": QT_TRANSLATE_NOOP("core", "How much of the last step SGD takes again."),
    "loss": QT_TRANSLATE_NOOP(
        "core",
        "What is made small. Search and next item tell the right one from the others of a batch, by softmax"
        " or by cosines; categories are told apart by their chances. A teacher's texts are learned by"
        " cosine.",
    ),
    "margin": QT_TRANSLATE_NOOP(
        "core",
        "By how much the right one must be ahead: in cosines for search and next item, in logarithms of"
        " chances for categories.",
    ),
    "widths": QT_TRANSLATE_NOOP(
        "core", "How many words in a row each convolution reads, such as 1,2,3,5."
    ),
    "pooling": QT_TRANSLATE_NOOP(
        "core",
        "What is kept of a convolution over all places: its strongest answer, its mean, or both.",
    ),
    "weight_decay": QT_TRANSLATE_NOOP(
        "core", "The share of a layer's weights that AdamW takes off at each step, times the rate."
    ),
    "label_smoothing": QT_TRANSLATE_NOOP(
        "core", "The share of each target that is spread over all others, as labels may be wrong."
    ),
    "generalised_q": QT_TRANSLATE_NOOP(
        "core",
        "Near 0 it is cross-entropy; at 1 all errors count alike, and wrong labels least (Zhang, Sabuncu"
        " 2018).",
    ),
    "trim": QT_TRANSLATE_NOOP(
        "core", "The share of a batch with the largest loss that teaches nothing: it may be wrong."
    ),
    "augment_drop": QT_TRANSLATE_NOOP(
        "core", "The share of texts that lose a word each time they are read; of long ones a tenth."
    ),
    "augment_swap": QT_TRANSLATE_NOOP(
        "core", "The share of texts in which neighbouring words change places."
    ),
    "augment_synonym": QT_TRANSLATE_NOOP(
        "core", "The share of texts in which a word is said otherwise."
    ),
    "augment_typo": QT_TRANSLATE_NOOP(
        "core", "The share of texts with a character left out or two swapped."
    ),
    "augment_homophone": QT_TRANSLATE_NOOP(
        "core", "The share of texts with a character that sounds like the right one."
    ),
    "augment_traditional": QT_TRANSLATE_NOOP(
        "core",
        "The share of texts in traditional characters; hardly any is read otherwise, for they are read as"
        " simplified ones.",
    ),
    "augment_model": QT_TRANSLATE_NOOP(
        "core", "The share of texts with iPhone15 as iphone 15, iphone-15 or i-phone 15."
    ),
}
