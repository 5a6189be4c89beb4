"""One transformer pass a message: features for the intent, the sentiment, and what else it shows."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.attributes import ENCODING, SENTIMENT, SIGNALS
from bot.sentiment.recent import read
from bot.sentiment.runtime import LABELS, MessageEncoder

CACHE_FOLDER = Path(".rasa") / "encoder"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class EncoderFeaturizer(GraphComponent):
    """Sets `ENCODING`, `SENTIMENT` and `SIGNALS` on each message.

    The encoder is frozen. What is learnt at training is the mean vector of the examples: sentence
    vectors of this family all point roughly the same way, and without taking the mean away the
    cosine of unrelated sentences is 0.76.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the defaults."""
        return {
            # Folder with model.int8.onnx, tokenizer.json and config.json.
            "model": "models/encoder",
            # Threads for one message while serving. One is best under load.
            "threads": 1,
            # Threads while training, where examples come in batches.
            "training_threads": 2,
        }

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._mean = np.zeros(384, dtype=np.float32)

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "EncoderFeaturizer":
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
    ) -> "EncoderFeaturizer":
        """Return the trained component, with the encoder open."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._mean = np.load(folder / "mean.npy")
        # Opened now, not at the first customer.
        MessageEncoder.load(Path(config["model"]), threads=config["threads"])
        return component

    @classmethod
    def required_components(cls) -> List[Type]:
        """Nothing comes before the encoder."""
        return []

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """Return what else decides the result, so that Rasa does not reuse another encoder's mean."""
        return encoder_digest(Path(config.get("model", "models/encoder")))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the mean vector of the examples."""
        self._mean = mean_vector(training_data, Path(self._config["model"]), self._config["training_threads"])
        with self._model_storage.write_to(self._resource) as folder:
            np.save(folder / "mean.npy", self._mean)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples alone; whoever trains on vectors asks `example_vectors`.

        Rasa fingerprints what a component returns, number by number: 12,000 vectors on the
        messages cost 40 s of nothing else.
        """
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set vector and sentiment of what a customer wrote."""
        model, threads = Path(self._config["model"]), self._config["threads"]
        for message in messages:
            text = message.get(TEXT) or ""
            if text.startswith(INTENT_MESSAGE_PREFIX):
                # A button that we made says its intent itself; nobody's mood is in it.
                message.set(ENCODING, np.zeros_like(self._mean))
                continue
            encoded = read(model, threads, text)
            message.set(ENCODING, centred(encoded.embeddings, self._mean)[0])
            scores = {label: round(float(p), 4) for label, p in zip(LABELS, encoded.probabilities[0])}
            message.set(
                SENTIMENT, {"label": max(scores, key=lambda k: scores[k]), "scores": scores}, add_to_output=True
            )
            shown = MessageEncoder.load(model, threads=threads).shown(encoded)
            message.set(SIGNALS, shown, add_to_output=True)
        return messages


def encoder_digest(model: Path) -> Text:
    """Return the SHA-256 of the encoder's file, as its `config.json` has it."""
    return str(json.loads((model / "config.json").read_text("utf-8"))["sha256"]["model.int8.onnx"])


def centred(vectors: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """Return float32 [n, 384] without the mean, each row of length 1."""
    moved = vectors - mean
    return moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)


def mean_vector(training_data: TrainingData, model: Path, threads: int) -> np.ndarray:
    """Return the mean over all different examples, float32 [384]; zeros when there are none."""
    texts = sorted({m.get(TEXT) for m in training_data.training_examples if m.get(TEXT)})
    if not texts:
        return np.zeros(384, dtype=np.float32)
    return cached_vectors(texts, model, threads).mean(axis=0).astype(np.float32)


def example_vectors(texts: List[Text], training_data: TrainingData, model: Path, threads: int) -> np.ndarray:
    """Return the vectors that `EncoderFeaturizer` would give these texts after training."""
    return centred(cached_vectors(texts, model, threads), mean_vector(training_data, model, threads))


_memory: Dict[Text, Dict[Text, np.ndarray]] = {}


def cached_vectors(texts: List[str], model: Path, threads: int) -> np.ndarray:
    """Return float32 [len(texts), 384], encoding only what was never seen before.

    A designer who adds one sentence to nine thousand should wait for one sentence. The cache is a
    file named after the model, so that another encoder never reads another's vectors.
    """
    digest = encoder_digest(model)
    path = CACHE_FOLDER / f"{digest[:16]}.npz"
    known = _memory.setdefault(digest, {})
    if not known and path.is_file():
        try:
            with np.load(path) as stored:
                known.update(zip(stored["keys"].tolist(), stored["vectors"]))
        except (OSError, ValueError, KeyError):
            known.clear()  # A half-written file from an interrupted run: encode anew.
    keys = [hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24] for text in texts]
    missing = {key: text for key, text in zip(keys, texts) if key not in known}
    if missing:
        encoded = MessageEncoder.load(model, threads=threads).encode(list(missing.values()))
        known.update(zip(missing, encoded.embeddings))
        CACHE_FOLDER.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".tmp.npz")
        np.savez(partial, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
        partial.replace(path)
    return np.stack([known[key] for key in keys])
