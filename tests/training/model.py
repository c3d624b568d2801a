"""The tagger as PyTorch trains it: an encoder, the shape of each word, and two heads."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from corpus.quotes.windows import SHAPES
from tests.training.polnear import ENTITIES, ROLES


class Tagger(nn.Module):
    """Scores of `ROLES` and `ENTITIES` for every piece of a batch of windows."""

    def __init__(self, encoder: nn.Module, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.config.hidden_size
        # Zero at first, so that training starts from the encoder as it was.
        self.shapes = nn.Embedding(SHAPES, hidden)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(dropout)
        self.roles = nn.Linear(hidden, len(ROLES))
        self.entities = nn.Linear(hidden, len(ENTITIES))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of roles and of entities, batch x pieces x labels each."""
        vectors = self.encoder.get_input_embeddings()(pieces) + self.shapes(shapes)
        output = self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        output = self.dropout(output)
        return self.roles(output), self.entities(output)


def load(folder: Path, frozen_layers: int = 0) -> Tagger:
    """A tagger over the encoder in `folder`; its words' vectors stay as they are."""
    encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False)
    encoder.get_input_embeddings().weight.requires_grad_(False)
    for layer in encoder.encoder.layer[:frozen_layers]:
        layer.requires_grad_(False)
    return Tagger(encoder)


def pieces_of(folder: Path, tokenizer: Tokenizer) -> Tensor:
    """The encoder's own number for every piece of `tokenizer`."""
    own = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
    names = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
    unknown = own["[UNK]"]
    table = torch.full((tokenizer.get_vocab_size(),), unknown)
    for piece, number in tokenizer.get_vocab().items():
        table[number] = own.get(piece, own.get(names.get(piece, ""), unknown))
    return table
