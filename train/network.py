"""The network: an encoder with notes at its door, and heads that ask it about triggers.

Four questions, all answered from the same states of the words: where are triggers and of which
type; where are sources; what is each word of the sentence to a trigger, how sure and by which
mode; and which sources stand behind a trigger.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from vedette.engines.model.labels import MODES, ROLE_TAGS, STATUSES, TRIGGER_TAGS
from vedette.engines.model.notes import CHANNELS, PAIR_ROLES
from vedette.engines.model.tensors import FAR_SENTENCES, FAR_WORDS

HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
# Width of the head that looks at a sentence again for each trigger.
NARROW = 128
_PROPBANK_TAGS = 35


class Words(NamedTuple):
    """What the encoder makes of the words of a batch: states and the scores of two heads."""

    states: Tensor  # [words, HIDDEN]
    triggers: Tensor  # [words, TRIGGER_TAGS]
    sources: Tensor  # [words, 3]


class Answers(NamedTuple):
    """What the heads say on triggers and on pairs of trigger and source."""

    roles: Tensor  # [triggers, length, ROLE_TAGS]
    statuses: Tensor  # [triggers, STATUSES]
    modes: Tensor  # [triggers, MODES]
    links: Tensor  # [pairs, 3]


class Layer(nn.Module):
    """One layer of the encoder, as in BERT: attention and a wide step, each normed after."""

    def __init__(self, width: int, heads: int, inner: int, drop: float = 0.1) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x [batch, length, width]; bias [batch, 1, 1, length] is added to the scores."""
        batch, length, width = x.shape
        size = width // self.heads
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        scores = (q * size**-0.5) @ k.transpose(-1, -2) + bias.to(q.dtype)
        seen = (scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.out(seen))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with the notes of the rules added to its word pieces."""

    def __init__(self, pieces: int = 30522) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.notes = nn.ModuleList(nn.Embedding(size, HIDDEN) for _, size in CHANNELS)
        for note in self.notes:
            nn.init.normal_(note.weight, std=0.01)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(HIDDEN, HEADS, INNER) for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, mask: Tensor, notes: Tensor) -> Tensor:
        """pieces, mask [batch, length]; notes [channels, batch, length] -> states."""
        length = pieces.shape[1]
        x = self.pieces(pieces) + self.places(torch.arange(length, device=pieces.device))
        for channel, note in enumerate(self.notes):
            x = x + note(notes[channel])
        x = self.drop(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(torch.float32)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.15)
        self.trigger = nn.Linear(HIDDEN, TRIGGER_TAGS)
        self.source = nn.Linear(HIDDEN, 3)
        # Roles: the sentence looked at again, for each trigger.
        self.of_word = nn.Linear(HIDDEN, 2 * NARROW)
        self.of_trigger = nn.Linear(HIDDEN, NARROW)
        self.both = nn.Linear(HIDDEN, NARROW)
        self.apart = nn.Embedding(2 * FAR_WORDS + 1, NARROW)
        self.inside = nn.Embedding(2, NARROW)
        self.pair = nn.Embedding(PAIR_ROLES, NARROW)
        self.entry = nn.LayerNorm(NARROW)
        self.again = nn.ModuleList(Layer(NARROW, 4, 2 * NARROW) for _ in range(2))
        self.role = nn.Linear(NARROW, ROLE_TAGS)
        self.propbank = nn.Linear(NARROW, _PROPBANK_TAGS)  # pre-training only, not shipped
        self.status = nn.Sequential(
            nn.Linear(HIDDEN + NARROW, 192),
            nn.GELU(),
            nn.Dropout(0.1),
            nn.Linear(192, len(STATUSES)),
        )
        self.mode = nn.Sequential(
            nn.Linear(HIDDEN + NARROW, 192), nn.GELU(), nn.Dropout(0.1), nn.Linear(192, len(MODES))
        )
        # Links: a trigger and a candidate source.
        self.link_trigger = nn.Linear(HIDDEN, NARROW)
        self.link_source = nn.Linear(HIDDEN, NARROW)
        self.link_far = nn.Embedding(2 * FAR_SENTENCES + 1, NARROW)
        self.link_words = nn.Embedding(2 * FAR_WORDS + 1, NARROW)
        self.link_note = nn.Embedding(3, NARROW)
        self.link_same = nn.Embedding(2, NARROW)
        self.link = nn.Sequential(
            nn.LayerNorm(NARROW), nn.GELU(), nn.Dropout(0.1), nn.Linear(NARROW, NARROW), nn.GELU(),
            nn.Linear(NARROW, 3),
        )  # fmt: skip

    def words(self, pieces: Tensor, mask: Tensor, notes: Tensor, first: Tensor) -> Words:
        """Read windows; `first` [words] is the flat position of each word's first piece."""
        states = self.encoder(pieces, mask, notes).reshape(-1, HIDDEN)[first]
        dropped = self.drop(states)
        return Words(states, self.trigger(dropped), self.source(dropped))

    def look(
        self, states: Tensor, at: Tensor, inside: Tensor, apart: Tensor, pair: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Look at the sentence of each trigger again: its words [triggers, length, NARROW], the
        trigger as the encoder has it, and as this look has it."""
        inside = inside * mask
        size = inside.sum(1)
        begin = at.gather(1, inside.argmax(1, keepdim=True))[:, 0]
        trigger = (states[begin] + states[begin + (size - 1).clamp(min=0)]) / 2
        count, length = at.shape
        seen = self.of_word(states).index_select(0, at.reshape(-1)).view(count, length, 2 * NARROW)
        x = (
            seen[..., :NARROW]
            + self.of_trigger(trigger)[:, None]
            + seen[..., NARROW:] * self.both(trigger)[:, None]
            + self.apart(apart)
            + self.inside(inside)
            + self.pair(pair)
        )
        x = self.entry(x)
        bias = (1.0 - mask[:, None, None, :].to(torch.float32)) * -1e4
        for layer in self.again:
            x = layer(x, bias)
        share = inside.to(torch.float32) / size.clamp(min=1)[:, None]
        return x, trigger, (x * share[..., None]).sum(1)

    def answers(
        self, states: Tensor, at: Tensor, inside: Tensor, apart: Tensor, pair: Tensor, mask: Tensor,
        claim: Tensor, ends: Tensor, far: Tensor, words: Tensor, note: Tensor, same: Tensor,
    ) -> Answers:  # fmt: skip
        """Ask about triggers and about pairs of a trigger and a candidate source.

        Args:
            states: [words, HIDDEN].
            at: [triggers, length] the words of each trigger's sentence.
            inside: 1 for the words of the trigger.
            apart: distance in words to it, clipped, plus FAR_WORDS.
            pair: the note of the rules on trigger and word.
            mask: 1 for words, 0 for padding.
            claim: [pairs] the trigger of each pair.
            ends: [pairs, 2] first and last word of the candidate source.
            far: sentences from trigger to source, clipped, plus FAR_SENTENCES.
            words: words from trigger to source in steps of four, clipped, plus FAR_WORDS.
            note: the note of the rules on the pair.
            same: 1 when both stand in one paragraph.
        """
        states = self.drop(states)
        x, trigger, looked = self.look(states, at, inside, apart, pair, mask)
        summed = torch.cat([trigger, looked], -1)
        source = (states[ends[:, 0]] + states[ends[:, 1]]) / 2
        y = (
            self.link_trigger(trigger)[claim]
            + self.link_source(source)
            + self.link_far(far)
            + self.link_words(words)
            + self.link_note(note)
            + self.link_same(same)
        )
        return Answers(self.role(x), self.status(summed), self.mode(summed), self.link(y))


def load_minilm(reader: Reader, weights: dict[str, Tensor]) -> None:
    """Put the weights of all-MiniLM-L6-v2 (BERT's names) into the encoder."""
    prefix = "" if "embeddings.word_embeddings.weight" in weights else "bert."
    get = lambda name: weights[prefix + name].float()  # noqa: E731
    enc = reader.encoder
    with torch.no_grad():
        enc.pieces.weight.copy_(get("embeddings.word_embeddings.weight"))
        enc.places.weight.copy_(
            get("embeddings.position_embeddings.weight")
            + get("embeddings.token_type_embeddings.weight")[:1]
        )
        enc.norm.weight.copy_(get("embeddings.LayerNorm.weight"))
        enc.norm.bias.copy_(get("embeddings.LayerNorm.bias"))
        for number, layer in enumerate(enc.layers):
            base = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                qkv = [
                    get(f"{base}attention.self.{name}.{part}") for name in ("query", "key", "value")
                ]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
                getattr(layer.out, part).copy_(get(f"{base}attention.output.dense.{part}"))
                getattr(layer.norm1, part).copy_(get(f"{base}attention.output.LayerNorm.{part}"))
                getattr(layer.up, part).copy_(get(f"{base}intermediate.dense.{part}"))
                getattr(layer.down, part).copy_(get(f"{base}output.dense.{part}"))
                getattr(layer.norm2, part).copy_(get(f"{base}output.LayerNorm.{part}"))
