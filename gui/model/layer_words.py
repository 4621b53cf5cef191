"""What layers are called on screen, what each does, and what is to be said of a drawing."""

from PySide6.QtCore import QObject

from core.explain.model.layers import SECOND, Drawing, Layer
from core.explain.model.stored import KEPT_PRODUCTS, NO_WEIGHTS, OTHER_COUNT, OTHER_SHAPES

# Which colour of the charts each kind of layer has.
KINDS = {
    "embedding": 0,
    "items": 0,
    "positions": 0,
    "again": 0,
    "teacher": 6,
    "conv1d": 1,
    "dense": 2,
    "projection": 2,
    "memory": 3,
    "attention": 3,
    "layer_norm": 5,
    "max": 5,
    "mean": 5,
    "max_and_mean": 5,
    "max_pooling": 5,
}


# Of what shoppers did a network reads several numbers at each place.
STEP_AXES = 2
# Kinds of which a network has several, told apart by their names.
SEVERAL = ("dense", "memory", "layer_norm")


def shape_text(shape: tuple[int, ...]) -> str:
    """`48 × 128`; of a single number nothing."""
    return " × ".join(f"{size:,}" for size in shape)


class LayerWords(QObject):
    """Says what layers are, in the language of the window."""

    def name(self, layer: Layer) -> str:
        """What a layer is called: its kind, and what tells it from others of that."""
        if layer.operation == "conv1d":
            return self.tr("Conv1D, {width} wide").format(width=layer.options["width"])
        if layer.operation == "input":
            return self._input(layer)
        if layer.operation == "embedding":
            return self._tables().get(layer.own_name, layer.own_name)
        short = self._short().get(layer.operation, layer.operation)
        return f"{short} · {layer.own_name}" if layer.operation in SEVERAL else short

    def _input(self, layer: Layer) -> str:
        if layer.name.startswith(SECOND):
            return self.tr("Product words")
        if len(layer.shape) == STEP_AXES:
            return self.tr("Steps")
        return self.tr("Text words") if "/" in layer.name else self.tr("Query words")

    def _tables(self) -> dict[str, str]:
        return {
            "words": self.tr("Embedding"),
            "weights": self.tr("Weights"),
            "channel_0": self.tr("Actions"),
            "channel_1": self.tr("Places"),
            "channel_2": self.tr("Ages"),
        }

    def explained(self, layer: Layer) -> str:
        """What a layer does, in a sentence."""
        sentences = self._sentences_of_early_layers() | self._sentences_of_late_layers()
        return sentences.get(layer.operation, "")

    def band(self, layer: Layer) -> str:
        """The tower or the member that a layer is part of."""
        if layer.name.startswith(SECOND):
            return self.tr("products")
        member = layer.name.rpartition("/")[0]
        if member:
            number = int(member.rpartition("_")[2]) + 1
            return self.tr("member {number}").format(number=number)
        return ""

    def parameters(self, layer: Layer) -> str:
        """How many numbers a layer has learned, "" of none."""
        count = f"{layer.parameters:,}"
        if layer.is_shared and layer.weights:
            return self.tr("shared")
        if layer.is_frozen:
            return self.tr("{count}, frozen").format(count=count) if layer.parameters else ""
        return count if layer.parameters else ""

    def total(self, drawing: Drawing) -> str:
        """All parameters, and how many of them learn."""
        if drawing.parameters == drawing.trainable:
            return self.tr("{total} parameters, all of them learn").format(
                total=f"{drawing.parameters:,}"
            )
        return self.tr("{total} parameters, {trainable} of them learn").format(
            total=f"{drawing.parameters:,}", trainable=f"{drawing.trainable:,}"
        )

    def note(self, key: str) -> str:
        """What is to be said of a drawing."""
        return {
            NO_WEIGHTS: self.tr(
                "This run was kept without its weights: shapes follow from its settings, and there is nothing"
                " to look into. Train it again to see more."
            ),
            OTHER_COUNT: self.tr(
                "Training counted another number of parameters: another version of the program trained it."
            ),
            OTHER_SHAPES: self.tr("The stored weights are not quite those of this drawing."),
            KEPT_PRODUCTS: self.tr(
                "The products keep the vectors of the run that this one was made of; the second tower is its."
            ),
        }[key]

    def _short(self) -> dict[str, str]:
        return {
            "dense": self.tr("Dense"),
            "mean": self.tr("Weighted mean"),
            "max": self.tr("Max pooling"),
            "max_and_mean": self.tr("Max and mean"),
            "max_pooling": self.tr("Max pooling"),
            "concatenate": self.tr("Concatenate"),
            "add": self.tr("Add"),
            "masked": self.tr("Without padding"),
            "exponential": self.tr("Weight of a place"),
            "rescaling": self.tr("Rescale"),
            "flatten": self.tr("Flatten"),
            "memory": self.tr("Gated memory"),
            "positions": self.tr("Add positions"),
            "layer_norm": self.tr("Layer norm"),
            "attention": self.tr("Attention"),
            "unit": self.tr("Length 1"),
            "softmax": self.tr("Softmax"),
            "again": self.tr("The last once more"),
            "louder": self.tr("× √words"),
            "average": self.tr("Mean of members"),
            "teacher": self.tr("Encoder from outside"),
            "projection": self.tr("Projection"),
            "items": self.tr("Table of products"),
            "cosine": self.tr("Cosine"),
        }

    def _sentences_of_early_layers(self) -> dict[str, str]:
        return {
            "input": self.tr("The numbers of the words, padded at the end."),
            "embedding": self.tr("A row of a table for each id."),
            "dense": self.tr(
                "Every output is a weighted sum of all inputs, and a bias if it has one."
            ),
            "conv1d": self.tr("Each filter answers to as many neighbouring words as it is wide."),
            "mean": self.tr("The mean over all words, each by its weight; padding does not count."),
            "max": self.tr("The strongest answer over all places, of each filter."),
            "max_and_mean": self.tr("The strongest answer over all places, and the mean."),
            "max_pooling": self.tr("The stronger of two neighbouring places."),
            "concatenate": self.tr("One after the other."),
            "add": self.tr("Number by number."),
            "masked": self.tr("Padding is zero."),
            "exponential": self.tr("How much each place counts, as a power: always above zero."),
            "rescaling": self.tr("The number of the word divided by the size of the vocabulary."),
            "flatten": self.tr("All places in one row."),
        }

    def _sentences_of_late_layers(self) -> dict[str, str]:
        return {
            "memory": self.tr(
                "What is left at the end of what each word brought, by how much later ones replaced."
            ),
            "positions": self.tr("A learned vector for each place is added."),
            "layer_norm": self.tr("The numbers of each place to mean 0 and spread 1, then scaled."),
            "attention": self.tr("Each place gathers from all others, by how well they match."),
            "unit": self.tr("The vector at length 1, so that a product of two is their cosine."),
            "softmax": self.tr("Chances that sum to 1."),
            "again": self.tr("What it adds that the last category comes again."),
            "louder": self.tr("The more words say the same, the surer it is."),
            "average": self.tr("The mean of what the members say."),
            "teacher": self.tr(
                "A public encoder that reads texts as they are; no part of it learns."
            ),
            "projection": self.tr("The directions in which the products of this shop differ most."),
            "items": self.tr("The vector of each product, the same that histories are read by."),
            "cosine": self.tr("How near both vectors are: 1 is the same direction."),
        }
