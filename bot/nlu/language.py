"""Which of the served languages a message is in."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Type

import numpy as np
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier

from bot.nlu.attributes import LANGUAGE, context

_WORDS_KEPT = 20_000
"""Words whose n-grams are remembered; some 500 bytes each."""

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ANNOTATION = re.compile(r"\[([^\]]+)\]\([^)]*\)|\[([^\]]+)\]\{[^}]*\}")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LanguageIdentifier(GraphComponent):
    """Sets `LANGUAGE`, restricted to the served languages and sticky.

    'ok' or 'Netflix?' belongs to every language, so the language before it is kept unless the
    message is clearly in another one. Without a language before, the likeliest wins.

    The model is learnt from the examples that designers write in each language: a general
    identifier was no better on them and took 140 MB (docs/decisions/0011-language-identification.md).
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the defaults."""
        return {
            # ISO 639-1 codes; the first is used when nothing at all can be told.
            "languages": ["en", "es", "fr", "de"],
            # Folder with nlu.<lang>.yml at any depth.
            "data": "data",
            # Least probability for leaving the language of the conversation ...
            "switch": 0.80,
            # ... and the least number of words, since short ones mislead.
            "switch_words": 3,
        }

    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: Optional[ModelStorage] = None,
        resource: Optional[Resource] = None,
        model: "Optional[LanguageModel]" = None,
    ) -> None:
        self._config = config
        self._languages: List[str] = config["languages"]
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LanguageIdentifier":
        """Return an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "LanguageIdentifier":
        """Return the trained component."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, LanguageModel.load(folder / "languages.npz"))

    @classmethod
    def required_components(cls) -> List[Type]:
        """Only the text is needed."""
        return []

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """Return a digest of the files: Rasa knows the examples but not their languages."""
        total = hashlib.sha256(Path(__file__).read_bytes())
        for path in _files({**cls.get_default_config(), **config}):
            total.update(path.read_bytes())
        return total.hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the files, whose names say their language."""
        self._model = LanguageModel.from_files(_files(self._config), self._languages)
        assert self._model_storage is not None
        assert self._resource is not None
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder / "languages.npz")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples alone."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the language of each message."""
        for message in messages:
            prior = context(message).get("language")
            message.set(LANGUAGE, self.identify(message.get(TEXT) or "", prior), add_to_output=True)
        return messages

    def identify(self, text: str, prior: Optional[str] = None) -> str:
        """Return the code of the language.

        Args:
            text: What the customer wrote.
            prior: The language of the conversation so far, if any.
        """
        words = _LETTERS.findall(text)
        if not words or self._model is None:
            return prior or self._languages[0]
        odds = self._model.odds(text)
        best = max(odds, key=lambda code: odds[code])
        if prior is None or prior not in self._languages:
            return best
        clear = odds[best] >= self._config["switch"] and len(words) >= self._config["switch_words"]
        return best if clear else prior


class LanguageModel:
    """Logistic regression over hashed character n-grams within words; free of Rasa.

    Attributes:
        languages: Codes, k of them.
        weights: float32 [32768, k].
        bias: float32 [k].
    """

    def __init__(self, languages: List[str], weights: np.ndarray, bias: np.ndarray) -> None:
        self.languages = languages
        self.weights = weights
        self.bias = bias
        # Stateless: there is no vocabulary to keep or to load.
        hashing = {"analyzer": "char_wb", "ngram_range": (1, 4), "n_features": 2**15, "alternate_sign": False}
        self._features = HashingVectorizer(dtype=np.float32, **hashing)
        self._counts = HashingVectorizer(dtype=np.float32, norm=None, **hashing)
        self._known: "Dict[str, tuple[np.ndarray, np.ndarray]]" = {}

    @classmethod
    def from_files(cls, paths: List[Path], languages: List[str]) -> "LanguageModel":
        """Fit on the examples of `nlu.<lang>.yml` files; annotations are taken out."""
        texts: List[str] = []
        labels: List[str] = []
        for path in paths:
            language = path.name.split(".")[-2]
            loaded = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            for entry in loaded.get("nlu") or []:
                lines = [line[2:] for line in str(entry.get("examples", "")).splitlines() if line.startswith("- ")]
                texts.extend(_ANNOTATION.sub(lambda m: m[1] or m[2], line) for line in lines)
                labels.extend([language] * len(lines))
        return cls.fit(texts, labels, languages)

    @classmethod
    def fit(cls, texts: List[str], labels: List[str], languages: List[str]) -> "LanguageModel":
        """Fit on n texts with their languages; with fewer than two languages there is nothing to learn."""
        known = [code for code in languages if code in set(labels)]
        model = cls(known or languages, np.zeros((2**15, len(known or languages)), np.float32), np.zeros(1, np.float32))
        if len(known) < 2:
            return model
        # Weak regularisation: short words must count fully. Stochastic descent takes a third of a second
        # where the exact solver took ten, for the same figures. Averaged: the last step alone is a matter
        # of luck, and a few new examples on cards moved a German sentence from 0.68 to 0.39.
        learnt = SGDClassifier(loss="log_loss", alpha=2e-6, max_iter=12, tol=None, random_state=7, average=True)
        learnt.fit(model._features.transform(texts), labels)
        coefficients, intercept = learnt.coef_, learnt.intercept_
        if len(learnt.classes_) == 2:  # scikit-learn keeps one row for two classes
            coefficients, intercept = np.vstack([-coefficients, coefficients]), np.hstack([-intercept, intercept])
        model.languages = [str(code) for code in learnt.classes_]
        model.weights = np.ascontiguousarray(coefficients.T, dtype=np.float32)
        model.bias = intercept.astype(np.float32)
        return model

    def odds(self, text: str) -> Dict[str, float]:
        """Return code -> probability; they sum to 1."""
        found = [self._grams(word) for word in text.lower().split()]
        scores = self.bias
        if found:
            places, counts = (np.concatenate(parts) for parts in zip(*found))
            places, merged = np.unique(places, return_inverse=True)
            counts = np.bincount(merged, weights=counts)
            scores = (counts / np.sqrt(counts @ counts)) @ self.weights[places] + self.bias
        # One against the rest: each score is a probability of its own, and they are made to sum to 1.
        alone = 1.0 / (1.0 + np.exp(-np.clip(scores, -30.0, 30.0)))
        return dict(zip(self.languages, (alone / alone.sum()).tolist()))

    def _grams(self, word: str) -> "tuple[np.ndarray, np.ndarray]":
        """Return places of the word's n-grams and how often each comes, int64 and float32 [m].

        No n-gram reaches over a space, so a word has always the same; scikit-learn's checks around one
        message cost ten times the arithmetic.
        """
        known = self._known.get(word)
        if known is None:
            row = self._counts.transform([word])
            known = (row.indices.astype(np.int64), row.data)
            if len(self._known) < _WORDS_KEPT:
                self._known[word] = known
        return known

    def save(self, path: Path) -> None:
        """Write the model to an npz file."""
        np.savez(path, languages=np.array(self.languages), weights=self.weights, bias=self.bias)

    @classmethod
    def load(cls, path: Path) -> "LanguageModel":
        """Read what `save` wrote."""
        with np.load(path) as stored:
            return cls(stored["languages"].tolist(), stored["weights"], stored["bias"])


def _files(config: Dict[Text, Any]) -> List[Path]:
    return sorted(path for code in config["languages"] for path in Path(config["data"]).rglob(f"nlu.{code}.yml"))
