"""Which answer of the product catalogue fits a question: retrieval in the encoder's space."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Type

import numpy as np
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.attributes import ENCODING, PRODUCT_ANSWERS
from bot.nlu.encoder import EncoderFeaturizer, encoder_digest, example_vectors

UNANSWERABLE = "unanswerable"
_SHOWN = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ProductAnswers(GraphComponent):
    """Sets `PRODUCT_ANSWERS`: the answers whose questions are nearest, with their cosines.

    The same vector that classified the intent is compared with every known question, those that
    the catalogue cannot answer included: being nearest to one of these is what makes an honest
    'I don't know' instead of the second-best answer.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the defaults."""
        return {
            # Folder with questions.<lang>.yml.
            "data": "data/products",
            "model": "models/encoder",
            "training_threads": 2,
            # Added to the cosine when the question names the answer's product.
            "named_product_bonus": 0.08,
        }

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        # Vectors of all known questions, [n, 384], those of one answer together; where each answer's begin.
        self._answers: List[Text] = []
        self._vectors = np.zeros((0, 384), dtype=np.float32)
        self._starts = np.zeros(0, dtype=np.int64)

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ProductAnswers":
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
    ) -> "ProductAnswers":
        """Return the component with the questions' vectors."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / "questions.npz") as stored:
            component.know(stored["answers"].tolist(), stored["vectors"])
        return component

    @classmethod
    def required_components(cls) -> List[Type]:
        """The vectors must be there."""
        return [EncoderFeaturizer]

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """Return a digest of the questions: Rasa watches its own data, not this folder."""
        settings = {**cls.get_default_config(), **config}
        total = hashlib.sha256(encoder_digest(Path(settings["model"])).encode())
        for path in sorted(Path(settings["data"]).glob("questions.*.yml")):
            total.update(path.read_bytes())
        return total.hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Encode every known question, centred as the messages are."""
        questions: List[Text] = []
        answers: List[Text] = []
        for path in sorted(Path(self._config["data"]).glob("questions.*.yml")):
            spec = yaml.safe_load(path.read_text("utf-8"))
            known = {**spec["questions"], UNANSWERABLE: spec.get("unanswerable") or []}
            for answer, texts in known.items():
                answers.extend([answer] * len(texts))
                questions.extend(str(text) for text in texts)
        vectors = np.zeros((0, 384), dtype=np.float32)
        if questions:
            model, threads = Path(self._config["model"]), self._config["training_threads"]
            vectors = example_vectors(questions, training_data, model, threads)
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / "questions.npz", answers=np.array(answers, dtype=str), vectors=vectors)
        return self._resource

    def know(self, answers: List[Text], vectors: np.ndarray) -> None:
        """Take the known questions: of each the name of its answer, and its vector, float32 [n, 384]."""
        order = np.argsort(answers, kind="stable")
        names, self._starts = np.unique(np.array(answers, dtype=str)[order], return_index=True)
        self._answers, self._vectors = names.tolist(), np.ascontiguousarray(vectors[order])

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the nearest answers of each message, best first."""
        for message in messages:
            vector = message.get(ENCODING)
            if vector is None or not len(self._answers):
                continue
            named = {str(e["value"]) for e in message.get(ENTITIES) or [] if e["entity"] == "product"}
            best = np.maximum.reduceat(self._vectors @ vector, self._starts)
            if named:
                best += [self._config["named_product_bonus"] * (a.partition("-")[0] in named) for a in self._answers]
            ranked = [{"id": self._answers[i], "score": round(float(best[i]), 4)} for i in np.argsort(-best)[:_SHOWN]]
            message.set(PRODUCT_ANSWERS, ranked, add_to_output=True)
        return messages
