"""The tagger as PyTorch trains it: an encoder, the shape of each word, and two heads."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

SHAPES, ROLES, NAMES = 5, 7, 7
"""How many shapes a word may have, and how many labels either head tells apart."""


class Tagger(nn.Module):
    """Scores of roles and names for every piece of a batch of windows."""

    def __init__(self, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.config.hidden_size
        # Zero at first, so that training starts from the encoder as it was.
        self.shapes = nn.Embedding(SHAPES, hidden)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(dropout)
        self.roles = nn.Linear(hidden, ROLES)
        self.names = nn.Linear(hidden, NAMES)

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """The scores of roles and of names, batch x pieces x labels each."""
        vectors = self.encoder.get_input_embeddings()(pieces) + self.shapes(shapes)
        output = self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        output = self.dropout(output)
        return self.roles(output), self.names(output)


def encoder_of(folder: Path, tokenizer: Tokenizer) -> nn.Module:
    """The encoder in `folder` with the vectors of our tokenizer's pieces; they stay as they are."""
    encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False)
    words = encoder.get_input_embeddings().weight.data[_pieces_of(folder, tokenizer)]
    encoder.set_input_embeddings(nn.Embedding.from_pretrained(words, freeze=True))
    encoder.config.vocab_size = len(words)
    return encoder


def shallow(encoder: nn.Module, layers: tuple[int, ...]) -> nn.Module:
    """The encoder with only these of its layers."""
    encoder.encoder.layer = nn.ModuleList(encoder.encoder.layer[layer] for layer in layers)
    encoder.config.num_hidden_layers = len(layers)
    return encoder


def _pieces_of(folder: Path, tokenizer: Tokenizer) -> Tensor:
    """The encoder's own number for every piece of `tokenizer`."""
    own = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
    names = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
    unknown = own["[UNK]"]
    table = torch.full((tokenizer.get_vocab_size(),), unknown)
    for piece, number in tokenizer.get_vocab().items():
        table[number] = own.get(piece, own.get(names.get(piece, ""), unknown))
    return table
