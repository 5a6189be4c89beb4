"""Which of the intents a message has: a linear classifier with calibrated confidence."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Type

import joblib
import numpy as np
import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.nlu.attributes import ENCODING
from bot.nlu.encoder import EncoderFeaturizer, encoder_digest, example_vectors
from bot.sentiment.corpus import is_unseen

RANKING_LENGTH = 10

_ENOUGH_TO_JUDGE = 200
"""Unseen examples from which the temperature is fitted on them alone."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """A linear support-vector machine over the encoder's vector and character/word n-grams.

    The vector carries the meaning over wordings and languages, the n-grams what the vector blurs
    (a brand, 'un-freeze', a negation). Margins become probabilities by one temperature, fitted on
    held-out folds, so that 'confidence 0.8' is right about eight times in ten.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the defaults."""
        return {
            # Inverse strength of regularisation.
            "C": 0.5,
            # Weight of the n-grams against the vector (weight 1).
            "ngram_weight": 0.6,
            # Most n-gram features kept of each kind.
            "max_features": 30000,
            # "balanced" makes the many examples of out_of_scope count little: its recall fell from
            # 0.69 to 0.46 on one held-out fold of five, at the same accuracy.
            "class_weight": None,
            # Folds for the calibration; 0 leaves the margins uncalibrated.
            "calibration_folds": 3,
            # The encoder of EncoderFeaturizer.
            "model": "models/encoder",
            "training_threads": 2,
        }

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model: "Optional[LinearIntentModel]" = None

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LinearIntentClassifier":
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
    ) -> "LinearIntentClassifier":
        """Return the trained component."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model = joblib.load(folder / "intents.joblib")
        return component

    @classmethod
    def required_components(cls) -> List[Type]:
        """The vectors must be there."""
        return [EncoderFeaturizer]

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """Return a digest of this module and the encoder: Rasa looks at the component's class alone."""
        model = Path(config.get("model") or cls.get_default_config()["model"])
        return hashlib.sha256(Path(__file__).read_bytes() + encoder_digest(model).encode()).hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Fit classifier and temperature on all examples with an intent."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        texts = [m.get(TEXT) for m in examples]
        model, threads = Path(self._config["model"]), self._config["training_threads"]
        self._model = LinearIntentModel.fit(
            texts,
            example_vectors(texts, training_data, model, threads),
            [m.get(INTENT) for m in examples],
            C=self._config["C"],
            ngram_weight=self._config["ngram_weight"],
            max_features=self._config["max_features"],
            class_weight=self._config["class_weight"],
            calibration_folds=self._config["calibration_folds"],
            threads=threads,
            judged=np.array([is_unseen(text) for text in texts]),
        )
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / "intents.joblib")
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Set intent and ranking, best first."""
        if self._model is None:
            return messages
        for message in messages:
            odds = self._model.probabilities([message.get(TEXT) or ""], message.get(ENCODING)[None, :])[0]
            best = np.argsort(-odds)[:RANKING_LENGTH]
            ranking = [{"name": self._model.intents[i], "confidence": round(float(odds[i]), 4)} for i in best]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages


class LinearIntentModel:
    """What is learnt, free of Rasa so that cross-validation can use it as it is."""

    _grams: "Optional[List[_Grams]]" = None

    def __init__(
        self,
        words: TfidfVectorizer,
        characters: TfidfVectorizer,
        weight: float,
        classifier: LinearSVC,
        temperature: float,
    ) -> None:
        self._words = words
        self._characters = characters
        self._weight = weight
        # Dense float32, features by intents: one matrix product instead of scikit-learn's checks.
        coefficients, intercept = classifier.coef_, classifier.intercept_
        if len(classifier.classes_) == 2:
            # scikit-learn keeps one margin for two classes; here each has its own.
            coefficients, intercept = np.vstack([-coefficients, coefficients]), np.hstack([-intercept, intercept])
        self._coefficients = np.ascontiguousarray(coefficients.T, dtype=np.float32)
        self._intercept = intercept.astype(np.float32)
        self.intents: List[str] = list(classifier.classes_)
        self.temperature = temperature

    @classmethod
    def fit(
        cls,
        texts: List[str],
        vectors: np.ndarray,
        intents: List[str],
        *,
        C: float = 0.5,
        ngram_weight: float = 0.6,
        max_features: int = 30000,
        class_weight: Optional[str] = None,
        calibration_folds: int = 3,
        threads: int = 1,
        judged: Optional[np.ndarray] = None,
    ) -> "LinearIntentModel":
        """Fit on n examples.

        Args:
            texts: n messages.
            vectors: float32 [n, 384], of length 1.
            intents: n names; at least two different ones.
            threads: Fits at the same time; liblinear lets go of Python's lock.
            judged: bool [n]; the examples whose margins may judge the confidence. The encoder has learnt
                from the others, so that theirs are better than any customer's will be. None for all.
        """
        words = TfidfVectorizer(
            analyzer="word", ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", sublinear_tf=True,
            max_features=max_features, strip_accents="unicode", dtype=np.float32,
        )  # fmt: skip
        characters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, max_features=max_features,
            min_df=2, strip_accents="unicode", dtype=np.float32,
        )  # fmt: skip
        features = _join(vectors, words.fit_transform(texts), characters.fit_transform(texts), ngram_weight)
        labels = np.array(intents)

        def svm() -> LinearSVC:
            # Loose tolerance: the ranking is settled long before the last digits are.
            return LinearSVC(C=C, class_weight=class_weight, tol=1e-2, max_iter=300, random_state=7)

        temperature = 0.2
        smallest = min(np.unique(labels, return_counts=True)[1])
        folds = min(calibration_folds, int(smallest))
        everything = np.arange(len(labels))
        splits = [(everything, everything[:0])]
        if folds >= 2:
            splits += StratifiedKFold(folds, shuffle=True, random_state=7).split(features, labels)
        fitted = joblib.Parallel(n_jobs=threads, prefer="threads")(
            joblib.delayed(lambda rows: svm().fit(features[rows], labels[rows]))(train) for train, _ in splits
        )
        if folds >= 2 and len(fitted[0].classes_) > 2:
            margins = np.zeros((len(labels), len(fitted[0].classes_)), dtype=np.float32)
            for (_, test), classifier in zip(splits[1:], fitted[1:]):
                margins[test] = classifier.decision_function(features[test])
            rows = judged if judged is not None and judged.sum() >= _ENOUGH_TO_JUDGE else np.ones(len(labels), bool)
            temperature = _temperature(margins[rows], np.searchsorted(fitted[0].classes_, labels[rows]))
        return cls(words, characters, ngram_weight, fitted[0], temperature)

    def probabilities(self, texts: List[str], vectors: np.ndarray) -> np.ndarray:
        """Return float32 [n, intents] in the order of `intents`; rows sum to 1."""
        if len(texts) == 1:
            return _softmax(self._margins(texts[0], vectors[0])[None, :] / self.temperature)
        features = _join(vectors, self._words.transform(texts), self._characters.transform(texts), self._weight)
        return _softmax((features @ self._coefficients + self._intercept) / self.temperature)

    def _margins(self, text: str, vector: np.ndarray) -> np.ndarray:
        """Return float32 [intents] for one message.

        The same sums as with scikit-learn's matrices, without building them: a message has some
        two hundred n-grams of sixty thousand, and the checks around sparse matrices cost more than
        all the arithmetic.
        """
        if self._grams is None:
            start, self._grams = len(vector), []
            for vectorizer in (self._words, self._characters):
                self._grams.append(_Grams(vectorizer, start))
                start += len(vectorizer.vocabulary_)
        margins = vector @ self._coefficients[: len(vector)] + self._intercept
        for grams in self._grams:
            rows, values = grams.of(text)
            if len(rows):
                margins += (values * np.float32(self._weight)) @ self._coefficients[rows]
        return margins

    def __getstate__(self) -> Dict[str, Any]:
        """Leave out what is made on first use."""
        return {**self.__dict__, "_grams": None}


class _Grams:
    """The tf-idf of one message, as `TfidfVectorizer` gives it: sublinear, of length 1."""

    def __init__(self, vectorizer: TfidfVectorizer, start: int) -> None:
        self._analyse = vectorizer.build_analyzer()
        self._places: Dict[str, int] = vectorizer.vocabulary_
        self._idf = vectorizer.idf_.astype(np.float32)
        self._start = start

    def of(self, text: str) -> "tuple[np.ndarray, np.ndarray]":
        """Return rows of the coefficients and values, int64 [k] and float32 [k]."""
        places = self._places
        counts = Counter(places[gram] for gram in self._analyse(text) if gram in places)
        columns = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
        values = np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts))) + np.float32(1)
        values *= self._idf[columns]
        length = np.sqrt(values @ values)
        return columns + self._start, values / length if length else values


def _join(
    vectors: np.ndarray, words: scipy.sparse.spmatrix, characters: scipy.sparse.spmatrix, weight: float
) -> scipy.sparse.csr_matrix:
    """Return [n, 384 + n-grams]."""
    return scipy.sparse.hstack(
        [scipy.sparse.csr_matrix(vectors), words * weight, characters * weight], format="csr", dtype=np.float32
    )


def _temperature(margins: np.ndarray, truth: np.ndarray) -> float:
    """Return what the held-out margins must be divided by for the likelihood to be greatest."""

    def loss(log_temperature: float) -> float:
        odds = _softmax(margins / np.exp(log_temperature))
        return float(-np.log(odds[np.arange(len(truth)), truth] + 1e-9).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-4.0, 2.0), method="bounded").x))


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
