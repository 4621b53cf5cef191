"""The networks by name: a new one is one file here and one line below."""

from core.training.networks.article import ARTICLE
from core.training.networks.base import Network, SequenceInput
from core.training.networks.conv1d import CONV1D
from core.training.networks.dnn import DNN
from core.training.networks.pretrained import FROZEN
from core.training.networks.rnn import RNN
from core.training.networks.transformer import TRANSFORMER

NETWORKS: dict[str, Network] = {
    network.name: network for network in (CONV1D, ARTICLE, DNN, RNN, TRANSFORMER, FROZEN)
}

__all__ = ["NETWORKS", "Network", "SequenceInput"]
