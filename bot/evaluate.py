"""How well the intents are told apart: `python -m bot.evaluate`, by cross-validation.

Each fold is left out once and judged by a model that never saw it, in all languages together, as in
production. The encoder has learnt from four in five of the examples, so figures are of the fifth that it
never saw. Prints accuracy and macro-F1 per language, how much of what is out of scope is recognised,
whether the confidence can be believed, and the pairs of intents that are mistaken most, with examples:
the list that a conversation designer works down.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Text

import numpy as np
import yaml
from rasa.shared.nlu.training_data import entities_parser
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from bot.nlu.encoder import cached_vectors, centred
from bot.nlu.intent import LinearIntentModel
from bot.sentiment.corpus import is_unseen

OUT_OF_SCOPE = "out_of_scope"


class Examples(NamedTuple):
    """n annotated messages."""

    texts: List[Text]
    intents: np.ndarray
    languages: np.ndarray


class Judged(NamedTuple):
    """What held-out models said of n messages: float32 [n, intents], the names, seconds to train one."""

    odds: np.ndarray
    names: List[Text]
    seconds: float


def load_examples(data: Path) -> Examples:
    """Return the examples of every `nlu.<lang>.yml` under the folder, without their annotations."""
    texts: List[Text] = []
    intents: List[Text] = []
    languages: List[Text] = []
    for path in sorted(data.rglob("nlu.*.yml")):
        for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            if "intent" not in block:
                continue
            for line in block["examples"].splitlines():
                if line.startswith("- "):
                    texts.append(entities_parser.replace_entities(line[2:].strip()))
                    intents.append(block["intent"])
                    languages.append(path.name.split(".")[1])
    return Examples(texts, np.array(intents), np.array(languages))


def cross_validate(
    examples: Examples, vectors: np.ndarray, *, folds: int = 5, threads: int = 2, **settings: Any
) -> Judged:
    """Return the odds that models gave to the messages they had not seen.

    Args:
        examples: n messages; every intent at least `folds` times.
        vectors: float32 [n, 384], of length 1.
        folds: How many times.
        threads: Fits at the same time.
        settings: Of `LinearIntentModel.fit`.
    """
    names = sorted(set(examples.intents))
    odds = np.zeros((len(examples.texts), len(names)), dtype=np.float32)
    # Fold by language and intent, so that each language is judged on a fifth of itself.
    strata = np.array([f"{language} {intent}" for language, intent in zip(examples.languages, examples.intents)])
    if min(Counter(strata).values()) < folds:
        strata = examples.intents
    unseen = np.array([is_unseen(text) for text in examples.texts])
    began = time.perf_counter()
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=11).split(vectors, strata):
        model = LinearIntentModel.fit(
            [examples.texts[i] for i in train],
            vectors[train],
            list(examples.intents[train]),
            threads=threads,
            judged=unseen[train],
            **settings,
        )
        odds[test] = model.probabilities([examples.texts[i] for i in test], vectors[test])
    return Judged(odds, names, (time.perf_counter() - began) / folds)


def of_unseen(examples: Examples, judged: Judged) -> "tuple[Examples, Judged]":
    """Return only what the encoder never learnt from; everything, when that is nothing."""
    rows = np.array([is_unseen(text) for text in examples.texts])
    if not rows.any():
        return examples, judged
    texts = [text for text, kept in zip(examples.texts, rows) if kept]
    kept = Examples(texts, examples.intents[rows], examples.languages[rows])
    return kept, judged._replace(odds=judged.odds[rows])


def summary(examples: Examples, judged: Judged) -> Dict[Text, Any]:
    """Return the figures, ready for JSON."""
    names = np.array(judged.names)
    said, confidence = names[judged.odds.argmax(axis=1)], judged.odds.max(axis=1)
    right = said == examples.intents
    result: Dict[Text, Any] = {
        "examples": len(examples.texts),
        "intents": len(names),
        "train_seconds": round(judged.seconds, 1),
        "all": _scores(examples.intents, said),
        "languages": {},
        "calibration": calibration(confidence, right),
    }
    third = np.sort(judged.odds, axis=1)[:, -3][:, None]
    truth = judged.odds[np.arange(len(said)), np.searchsorted(names, examples.intents)][:, None]
    result["all"]["among_first_three"] = round(float((truth >= third).mean()), 4)
    for language in sorted(set(examples.languages)):
        rows = examples.languages == language
        result["languages"][str(language)] = _scores(examples.intents[rows], said[rows])
    return result


def _scores(truth: np.ndarray, said: np.ndarray) -> Dict[Text, float]:
    outside = truth == OUT_OF_SCOPE
    scores = {
        "accuracy": float((truth == said).mean()),
        "macro_f1": float(f1_score(truth, said, average="macro", zero_division=0)),
    }
    if outside.any():
        scores["out_of_scope_recall"] = float((said[outside] == OUT_OF_SCOPE).mean())
        scores["wrongly_out_of_scope"] = float((said[~outside] == OUT_OF_SCOPE).mean())
    return {name: round(score, 4) for name, score in scores.items()}


def calibration(confidence: np.ndarray, right: np.ndarray, bins: int = 10) -> Dict[Text, Any]:
    """Return the expected calibration error and, per bin, how many, how sure and how often right."""
    places = np.minimum((confidence * bins).astype(int), bins - 1)
    rows, error = [], 0.0
    for place in range(bins):
        inside = places == place
        if not inside.any():
            continue
        sure, true = float(confidence[inside].mean()), float(right[inside].mean())
        error += abs(sure - true) * float(inside.mean())
        rows.append(
            {"from": place / bins, "count": int(inside.sum()), "confidence": round(sure, 3), "accuracy": round(true, 3)}
        )
    return {"error": round(error, 4), "bins": rows}


def confusions(examples: Examples, judged: Judged, most: int = 20, shown: int = 3) -> List[Dict[Text, Any]]:
    """Return the pairs that are mistaken most, either way round, surest mistakes first."""
    said = np.array(judged.names)[judged.odds.argmax(axis=1)]
    confidence = judged.odds.max(axis=1)
    mistakes: Dict["tuple[Text, Text]", List[int]] = defaultdict(list)
    for i in np.flatnonzero(said != examples.intents):
        mistakes[(min(examples.intents[i], said[i]), max(examples.intents[i], said[i]))].append(int(i))
    pairs = sorted(mistakes.items(), key=lambda item: -len(item[1]))[:most]
    return [
        {
            "pair": list(map(str, pair)),
            "count": len(rows),
            "examples": [
                f"{examples.languages[i]} | {examples.texts[i]} | {examples.intents[i]} -> "
                f"{said[i]} {confidence[i]:.2f}"
                for i in sorted(rows, key=lambda i: -confidence[i])[:shown]
            ],
        }
        for pair, rows in pairs
    ]


def main(arguments: Optional[Sequence[Text]] = None) -> None:
    """Evaluate and print."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluate", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder with nlu.<lang>.yml (default: data)")
    parser.add_argument("--model", type=Path, default=Path("models/encoder"), help="the encoder (default: %(default)s)")
    parser.add_argument("--config", type=Path, default=Path("config.yml"), help="settings of the classifier")
    parser.add_argument("--folds", type=int, default=5, help="default: %(default)s")
    parser.add_argument("--threads", type=int, default=2, help="fits at the same time (default: %(default)s)")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="try another setting, e.g. C=1.0"
    )
    parser.add_argument("--shown", type=int, default=3, help="examples of each confusion (default: %(default)s)")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    given = parser.parse_args(arguments)

    examples = load_examples(given.data)
    if not examples.texts:
        sys.exit(f"bot.evaluate: no examples under {given.data}")
    vectors = cached_vectors(examples.texts, given.model, given.threads)
    vectors = centred(vectors, vectors.mean(axis=0))
    settings = {**_configured(given.config), **{k: json.loads(v) for k, _, v in (s.partition("=") for s in given.set)}}
    judged = cross_validate(examples, vectors, folds=given.folds, threads=given.threads, **settings)
    examples, judged = of_unseen(examples, judged)
    figures = {
        **summary(examples, judged),
        "settings": settings,
        "confusions": confusions(examples, judged, shown=given.shown),
    }
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False), "utf-8")
    _print(figures)


def _configured(path: Path) -> Dict[Text, Any]:
    """Return what `config.yml` says of the classifier, as far as it concerns the fit."""
    known = ("C", "ngram_weight", "max_features", "class_weight", "calibration_folds")
    for component in yaml.safe_load(path.read_text("utf-8")).get("pipeline") or []:
        if component["name"].endswith("LinearIntentClassifier"):
            return {name: component[name] for name in known if name in component}
    return {}


def _print(figures: Dict[Text, Any]) -> None:
    print(f"{figures['examples']} examples, {figures['intents']} intents, {figures['train_seconds']} s to train")
    for name, scores in [("all", figures["all"]), *figures["languages"].items()]:
        print(f"  {name:4}", "  ".join(f"{key} {value:.3f}" for key, value in scores.items()))
    print(f"calibration error {figures['calibration']['error']:.3f}")
    for row in figures["calibration"]["bins"]:
        print(
            f"  {row['from']:.1f}  n {row['count']:5}  confidence {row['confidence']:.2f}  "
            f"accuracy {row['accuracy']:.2f}"
        )
    for confusion in figures["confusions"]:
        print(f"{confusion['count']:4}  {' / '.join(confusion['pair'])}")
        for example in confusion["examples"]:
            print(f"        {example}")


if __name__ == "__main__":
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    main()
