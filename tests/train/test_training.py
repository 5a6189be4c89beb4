"""Two steps of fine-tuning on a toy encoder, exported and compared with torch."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the train environment")

import onnx  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast  # noqa: E402

from bot.sentiment import export, train  # noqa: E402
from bot.sentiment.card import write_card  # noqa: E402
from bot.sentiment.corpus import (  # noqa: E402
    Line,
    macro_f1,
    read_chat,
    read_lines,
    scores_by_language,
    unescape,
)
from bot.sentiment.evaluate import measure_sentiment  # noqa: E402
from bot.sentiment.network import (  # noqa: E402
    BranchedEncoder,
    SentimentBranch,
    load_base,
    mean_pool,
)
from bot.sentiment.runtime import (  # noqa: E402
    MessageEncoder,
    load_tokenizer,
    pad,
    prepare,
)

HOUSE = Path(__file__).resolve().parents[2]
SHARED = 2
TEXTS = ["thank you", "this is awful, I hate it", "what is my balance on Monday please", ""]
LINES = [
    Line(2, "thank you so much", "en"),
    Line(0, "I hate waiting", "en"),
    Line(1, "transfer 20 pounds to Alex on Monday", "en"),
    Line(0, "das ist schlecht", "de"),
]


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a random four-layer BERT with the real tokenizer."""
    folder: Path = tmp_path_factory.mktemp("encoder")
    tokenizer = HOUSE / "models" / "encoder" / "tokenizer.json"
    (folder / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    torch.manual_seed(0)
    size = Tokenizer.from_file(str(tokenizer)).get_vocab_size()
    config = BertConfig(
        vocab_size=size,
        hidden_size=32,
        num_hidden_layers=4,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=160,
        pad_token_id=1,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def trained(toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the checkpoint of two steps."""
    out: Path = tmp_path_factory.mktemp("checkpoint")
    recipe = train.Recipe(batch=2, epochs=1, max_steps=2)
    train.train(toy, (LINES, LINES), (LINES[:2], LINES[2:]), out, recipe, SHARED)
    return out


@pytest.fixture(scope="module")
def network(toy: Path, trained: Path) -> BranchedEncoder:
    base = load_base(toy)
    branch = SentimentBranch(base, SHARED)
    branch.restore(trained / export.CHECKPOINT_FILE)
    return BranchedEncoder(base, branch, SHARED).eval()


def inputs(toy: Path) -> tuple[np.ndarray, np.ndarray]:
    tokenizer = load_tokenizer(toy / "tokenizer.json")
    return pad([tokenizer.encode(prepare(text)).ids for text in TEXTS], 1)


def test_training_moves_the_branch_and_leaves_the_base(toy: Path, network: BranchedEncoder) -> None:
    base = load_base(toy)
    fresh = dict(base.encoder.layer[SHARED:].named_parameters())
    tuned = dict(network.branch.layers.named_parameters())
    assert any(not torch.equal(fresh[name], tuned[name]) for name in fresh)
    original = dict(network.upper.named_parameters())
    assert all(torch.equal(fresh[name], original[name]) for name in fresh)


def test_the_embedding_is_the_base_encoders_own(toy: Path, network: BranchedEncoder) -> None:
    ids, mask = (torch.from_numpy(array) for array in inputs(toy))
    with torch.no_grad():
        states = load_base(toy).eval()(input_ids=ids, attention_mask=mask).last_hidden_state
        expected = torch.nn.functional.normalize(mean_pool(states, mask), dim=1)
        found, _ = network(ids, mask)
    torch.testing.assert_close(found, expected, atol=1e-5, rtol=1e-5)


def test_onnx_equals_torch_whatever_batch_and_length(toy: Path, network: BranchedEncoder, tmp_path: Path) -> None:
    import onnxruntime

    export.export_fp32(network, tmp_path / "fp32.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "fp32.onnx"))
    ids, mask = inputs(toy)
    for rows in (slice(0, 1), slice(0, 4), slice(1, 3)):
        with torch.no_grad():
            expected = network(torch.from_numpy(ids[rows]), torch.from_numpy(mask[rows]))
        found = session.run(None, {"input_ids": ids[rows], "attention_mask": mask[rows]})
        for one, other in zip(found, expected, strict=True):
            np.testing.assert_allclose(one, other.numpy(), atol=1e-5)


def test_padding_changes_nothing(toy: Path, network: BranchedEncoder) -> None:
    ids, mask = (torch.from_numpy(array) for array in inputs(toy))
    length = int(mask[0].sum())
    with torch.no_grad():
        padded = network(ids, mask)[1][0]
        alone = network(ids[:1, :length], mask[:1, :length])[1][0]
    torch.testing.assert_close(padded, alone, atol=1e-5, rtol=1e-5)


def test_published_folder_loads_in_the_runtime_and_agrees(
    toy: Path, trained: Path, network: BranchedEncoder, tmp_path: Path
) -> None:
    arguments = ["--encoder", str(toy), "--checkpoint", str(trained), "--out", str(tmp_path)]
    export.main(["sentiment", *arguments])
    encoded = MessageEncoder.load(tmp_path).encode(TEXTS)
    ids, mask = inputs(toy)
    with torch.no_grad():
        embeddings, logits = network(torch.from_numpy(ids), torch.from_numpy(mask))
    cosines = (encoded.embeddings * embeddings.numpy()).sum(axis=1)
    assert cosines.min() > 0.98
    np.testing.assert_allclose(encoded.logits, logits.numpy(), atol=0.1)
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    assert config["shared_layers"] == SHARED
    assert config["training"]["best_epoch"] == 1


def test_every_weight_of_the_layers_is_int8_even_where_branches_are_equal(toy: Path, tmp_path: Path) -> None:
    export.main(["encoder", "--encoder", str(toy), "--out", str(tmp_path)])
    graph = onnx.load(str(tmp_path / "model.int8.onnx")).graph
    floats = [t for t in graph.initializer if t.data_type == onnx.TensorProto.FLOAT]
    # Left in float: biases, norms and scales, all of one dimension; no matrix.
    assert all(len([d for d in tensor.dims if d > 1]) <= 1 for tensor in floats)


def test_training_twice_gives_the_same_weights(toy: Path, trained: Path, tmp_path: Path) -> None:
    recipe = train.Recipe(batch=2, epochs=1, max_steps=2)
    train.train(toy, (LINES, LINES), (LINES[:2], LINES[2:]), tmp_path, recipe, SHARED)
    first, second = (SentimentBranch(load_base(toy), SHARED) for _ in range(2))
    first.restore(trained / export.CHECKPOINT_FILE)
    second.restore(tmp_path / export.CHECKPOINT_FILE)
    for one, other in zip(first.parameters(), second.parameters(), strict=True):
        torch.testing.assert_close(one, other, atol=1e-6, rtol=1e-6)


def test_tokenizers_alone_gives_the_ids_that_transformers_gives(toy: Path) -> None:
    path = toy / "tokenizer.json"
    theirs = PreTrainedTokenizerFast(tokenizer_file=str(path))
    ours = load_tokenizer(path)
    for text in [
        *TEXTS,
        "Ça coûte 12,50 €, não?",
        "😡 WTF",
        "a\x00b",
        "x" * 5_000,
        "mañana " * 300,
    ]:
        expected = theirs(prepare(text), truncation=True, max_length=128)["input_ids"]
        assert ours.encode(prepare(text)).ids == expected


def test_batches_hold_every_line_as_often_as_asked() -> None:
    found = list(train.batches([3, 9, 4, 8], [1, 2, 1, 3], 2, np.random.default_rng(1)))
    assert sorted(n for batch in found for n in batch) == [0, 1, 1, 2, 3, 3, 3]
    assert max(len(batch) for batch in found) == 2


def test_temperature_softens_what_is_too_sure() -> None:
    logits = torch.tensor([[9.0, 0.0, 0.0], [9.0, 0.0, 0.0], [0.0, 9.0, 0.0]])
    assert train.best_temperature(logits, torch.tensor([0, 1, 1])) > 2


def test_macro_f1_counts_a_label_that_is_never_found_as_nothing() -> None:
    truth = np.array([0, 1, 2, 2])
    assert macro_f1(truth, truth) == 100
    assert macro_f1(truth, np.array([0, 1, 1, 1])) == pytest.approx(100 * (1 + 0.5 + 0) / 3)


def test_mean_is_over_the_served_languages_only() -> None:
    lines = [Line(n, "", language) for language in ("en", "pt") for n in range(3)]
    scores = scores_by_language(lines, np.array([0, 1, 2, 0, 0, 0]))
    assert scores["mean"]["macro_f1"] == 100
    assert scores["pt"]["macro_f1"] < 50


def test_chat_lines_are_enough_of_each_label_and_a_quarter_is_held_out() -> None:
    learned, held_out = read_chat(HOUSE / "data" / "sentiment")
    assert 0.18 < len(held_out) / (len(held_out) + len(learned)) < 0.32
    for language in ("en", "es", "fr", "de"):
        labels = {line.label for line in held_out if line.language == language}
        assert labels == {0, 1, 2}
        assert sum(line.language == language for line in learned + held_out) >= 100
    assert not {line.text for line in learned} & {line.text for line in held_out}


def test_escapes_of_the_source_are_undone() -> None:
    assert unescape(r"it\u2019s \ud83d\ude00") == "it\u2019s \U0001f600"


def test_a_line_with_an_unknown_label_is_named(tmp_path: Path) -> None:
    path = tmp_path / "en.tsv"
    path.write_text("label\ttext\nneutral\tok\nhappy\tyes\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"en\.tsv:3"):
        read_lines(path, "en", header=True)


def test_card_tells_the_figures(toy: Path, trained: Path, tmp_path: Path) -> None:
    arguments = ["--encoder", str(toy), "--checkpoint", str(trained), "--out", str(tmp_path)]
    export.main(["sentiment", *arguments])
    scores = measure_sentiment(MessageEncoder.load(tmp_path), LINES)
    config = json.loads((tmp_path / "config.json").read_text(encoding="utf-8"))
    card = write_card(config, {"validation": scores, "chat": scores}, "a test")
    assert f"{scores['mean']['macro_f1']:.1f}" in card
    assert config["sha256"]["model.int8.onnx"] in card
    assert "use restrictions" in card
