"""The two-branch network in torch: a shared trunk, embeddings and sentiment.

        input_ids -> embeddings -> layers 1..K (frozen, shared)
                                     |-> layers K+1..12 (original) -> mean, length 1
                                     |-> layers K+1..12 (tuned)    -> mean -> 3 logits

Intents and sentiment thus cost 24 - K layers instead of 24, and the features of the
intents stay those of the base encoder, whatever the sentiment learns.
"""

from __future__ import annotations

import copy
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import AutoModel, BertModel

from bot.sentiment.runtime import LABELS

SHARED_LAYERS = 5
"""K. Fewer shared layers learn more but cost more in training, size and latency."""

# Large enough that a masked token's weight is 0 in float32, small enough for float16.
MASKED = -1e4


def load_base(folder: Path) -> BertModel:
    """Load the base encoder in float32 with the attention that exports to ONNX."""
    model: BertModel = AutoModel.from_pretrained(
        str(folder),
        add_pooling_layer=False,
        attn_implementation="eager",
        dtype=torch.float32,
    )
    return model


def mean_pool(states: Tensor, mask: Tensor) -> Tensor:
    """Average the states of real tokens.

    Args:
        states: float32 [batch, tokens, width].
        mask: int64 or float [batch, tokens]; 1 for a token, 0 for padding.
    """
    weights = mask.to(states.dtype).unsqueeze(-1)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1.0)


class SentimentBranch(nn.Module):
    """The tuned upper layers and the head: what training changes and saves."""

    def __init__(self, base: BertModel, shared_layers: int = SHARED_LAYERS) -> None:
        """Start from a copy of the base encoder's layers above `shared_layers`."""
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in base.encoder.layer[shared_layers:])
        self.dropout = nn.Dropout(base.config.hidden_dropout_prob)
        self.head = nn.Linear(base.config.hidden_size, len(LABELS))

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the logits, float32 [batch, 3].

        Args:
            states: float32 [batch, tokens, width], out of the trunk.
            mask: int64 [batch, tokens].
        """
        states = run_layers(self.layers, states, mask)
        logits: Tensor = self.head(self.dropout(mean_pool(states, mask)))
        return logits

    def save(self, path: Path) -> None:
        """Write the weights (float32 safetensors)."""
        save_file({k: v.contiguous() for k, v in self.state_dict().items()}, str(path))

    def restore(self, path: Path) -> None:
        """Read weights that `save` wrote for the same base and the same K."""
        self.load_state_dict(load_file(str(path)))


def run_layers(layers: nn.ModuleList, states: Tensor, mask: Tensor) -> Tensor:
    """Pass `states` through transformer layers, ignoring padding.

    Shapes as in `SentimentBranch.forward`; the result has the shape of `states`.
    """
    additive = (1.0 - mask.to(states.dtype))[:, None, None, :] * MASKED
    for layer in layers:
        states = layer(states, additive)
    return states


class BranchedEncoder(nn.Module):
    """The whole network, as it is exported."""

    def __init__(self, base: BertModel, branch: SentimentBranch, shared_layers: int = SHARED_LAYERS) -> None:
        """Share `base`'s embeddings and lowest layers between the two branches."""
        super().__init__()
        self.embeddings = base.embeddings
        self.trunk = nn.ModuleList(base.encoder.layer[:shared_layers])
        self.upper = nn.ModuleList(base.encoder.layer[shared_layers:])
        self.branch = branch

    def states(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return the trunk's output, float32 [batch, tokens, width]."""
        return run_layers(self.trunk, self.embeddings(input_ids), attention_mask)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return sentence_embedding [batch, width] and sentiment_logits [batch, 3].

        Args:
            input_ids: int64 [batch, tokens].
            attention_mask: int64 [batch, tokens].
        """
        shared = self.states(input_ids, attention_mask)
        pooled = mean_pool(run_layers(self.upper, shared, attention_mask), attention_mask)
        return nn.functional.normalize(pooled, dim=1), self.branch(shared, attention_mask)
