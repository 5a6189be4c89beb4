"""The network in torch: one encoder, several heads.

        input_ids -> embeddings -> layers 1..L -> mean -> linear -> length 1: the sentence embedding
                                          |-> per token, summed: 3 sentiment and 8 signal logits

Intents, sentiment and signals share every layer, so a message costs L layers whatever is asked of
it. The heads of sentiment and signals are linear in the tokens: a logit is the sum of what each
token adds, which is exact evidence for the words that a person should look at.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import AutoModel, BertModel

from bot.sentiment.runtime import LABELS, SIGNALS

LAYERS = 8
"""L, of the base encoder's twelve, from below. `docs/decisions/0012-one-encoder.md` has what others gave."""

FROZEN = 3
"""Embeddings and the lowest layers stay as they are: what they hold of all languages is not unlearned."""

# Large enough that a masked token's weight is 0 in float32, small enough for float16.
MASKED = -1e4


def load_base(folder: Path) -> BertModel:
    """Load the base encoder in float32."""
    model: BertModel = AutoModel.from_pretrained(
        str(folder), add_pooling_layer=False, attn_implementation="eager", dtype=torch.float32
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


class Layer(nn.Module):
    """A transformer layer of BERT's kind, with one product for query, key and value.

    The same function as the `BertLayer` that it is made from, in a third fewer operations: at fifteen
    tokens each costs as much to start as to run.
    """

    def __init__(self, source: Any, heads: int, dropout: float) -> None:
        """Take the weights of a `transformers` BertLayer."""
        super().__init__()
        attention = source.attention.self
        width = attention.query.in_features
        self.heads, self.size = heads, width // heads
        self.qkv = nn.Linear(width, 3 * width)
        # The scale of the scores goes into the query's weights.
        scale = 1 / math.sqrt(self.size)
        parts = (attention.query, attention.key, attention.value)
        with torch.no_grad():
            self.qkv.weight.copy_(torch.cat([p.weight * (scale if p is parts[0] else 1) for p in parts]))
            self.qkv.bias.copy_(torch.cat([p.bias * (scale if p is parts[0] else 1) for p in parts]))
        self.out = source.attention.output.dense
        self.norm = source.attention.output.LayerNorm
        self.up = source.intermediate.dense
        self.down = source.output.dense
        self.final_norm = source.output.LayerNorm
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Return the next states, float32 [batch, tokens, width].

        Args:
            states: float32 [batch, tokens, width].
            bias: float32 [batch, 1, 1, tokens]; 0, and `MASKED` on padding.
        """
        batch, tokens, width = states.shape
        query, key, value = (
            part.view(batch, tokens, self.heads, self.size).transpose(1, 2)
            for part in self.qkv(states).split(width, dim=-1)
        )
        weights = self.dropout((query @ key.transpose(2, 3) + bias).softmax(-1))
        mixed = (weights @ value).transpose(1, 2).reshape(batch, tokens, width)
        states = self.norm(states + self.dropout(self.out(mixed)))
        grown = nn.functional.gelu(self.up(states))
        after: Tensor = self.final_norm(states + self.dropout(self.down(grown)))
        return after


def padding_bias(mask: Tensor) -> Tensor:
    """Return what attention adds to its scores, float32 [batch, 1, 1, tokens]."""
    return (1.0 - mask.float())[:, None, None, :] * MASKED


class MessageNetwork(nn.Module):
    """The whole network, as it is trained and exported."""

    def __init__(self, base: BertModel, layers: int = LAYERS, frozen: int = FROZEN) -> None:
        """Start from the base encoder's embeddings and its lowest `layers` layers.

        Raises:
            ValueError: more layers than the base has, or more frozen than there are.
        """
        super().__init__()
        if not 0 <= frozen < layers <= len(base.encoder.layer):
            raise ValueError(f"{layers} layers, {frozen} of them frozen, of {len(base.encoder.layer)}")
        config = base.config
        self.embeddings = base.embeddings
        self.layers = nn.ModuleList(
            Layer(layer, config.num_attention_heads, config.hidden_dropout_prob)
            for layer in base.encoder.layer[:layers]
        )
        self.frozen = frozen
        self.embedding_head = nn.Linear(config.hidden_size, config.hidden_size)
        nn.init.eye_(self.embedding_head.weight)
        nn.init.zeros_(self.embedding_head.bias)
        self.reading_head = nn.Linear(config.hidden_size, len(LABELS) + len(SIGNALS))
        for parameter in [*self.embeddings.parameters(), *self.layers[:frozen].parameters()]:
            parameter.requires_grad_(False)

    def trunk(self, input_ids: Tensor, mask: Tensor) -> Tensor:
        """Return the output of the frozen layers, float32 [batch, tokens, width].

        Args:
            input_ids: int64 [batch, tokens].
            mask: int64 [batch, tokens]; 1 for a token, 0 for padding.
        """
        states: Tensor = self.embeddings(input_ids)
        for layer in self.layers[: self.frozen]:
            states = layer(states, padding_bias(mask))
        return states

    def read(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return embedding, logits and what each token adds to them.

        Args:
            states: The trunk's output.
            mask: int64 [batch, tokens].

        Returns:
            float32 [batch, width] of length 1; [batch, 3 + 8], sentiment first; [batch, tokens, 3 + 8].
        """
        bias = padding_bias(mask)
        for layer in self.layers[self.frozen :]:
            states = layer(states, bias)
        weights = mask.float().unsqueeze(-1)
        weights = weights / weights.sum(1, keepdim=True).clamp(min=1.0)
        embedding = nn.functional.normalize(self.embedding_head((states * weights).sum(1)), dim=1)
        added = (states @ self.reading_head.weight.t()) * weights
        return embedding, added.sum(1) + self.reading_head.bias, added

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return what `read` returns, from int64 [batch, tokens] each."""
        return self.read(self.trunk(input_ids, attention_mask), attention_mask)

    def save(self, path: Path) -> None:
        """Write what training changes (float32 safetensors)."""
        learnt = {name for name, parameter in self.named_parameters() if parameter.requires_grad}
        save_file({k: v.contiguous() for k, v in self.state_dict().items() if k in learnt}, str(path))

    def restore(self, path: Path) -> None:
        """Read what `save` wrote for the same base and layers.

        Raises:
            ValueError: the file is of another network.
        """
        missing, unknown = self.load_state_dict(load_file(str(path)), strict=False)
        learnt = {name for name, parameter in self.named_parameters() if parameter.requires_grad}
        if unknown or learnt & set(missing):
            raise ValueError(f"{path} was saved by another network")
