"""Two steps of training on a toy encoder, exported and compared with torch."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the train environment")

import onnx  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast  # noqa: E402

from bot.sentiment import evaluate, export, latency, train  # noqa: E402
from bot.sentiment.calibrate import signal_truth  # noqa: E402
from bot.sentiment.card import write_card  # noqa: E402
from bot.sentiment.corpus import Line  # noqa: E402
from bot.sentiment.material import Learned, Material, collate, run_trunk, variant  # noqa: E402
from bot.sentiment.network import MessageNetwork, load_base  # noqa: E402
from bot.sentiment.runtime import SIGNALS, MessageEncoder, load_tokenizer, pad, prepare  # noqa: E402

HOUSE = Path(__file__).resolve().parents[2]
LAYERS, FROZEN = 3, 1
TEXTS = ["thank you", "this is awful, I hate it", "what is my balance on Monday please", ""]
TWEETS = [Line("thank you so much", "en", 2), Line("I hate waiting", "en", 0), Line("das ist schlecht", "de", 0)]
CHAT = [
    Line("I am furious", "en", 0, frozenset({"anger"}), "furious"),
    Line("danke sehr", "de", 2, frozenset({"gratitude"}), "danke"),
    Line("what is my balance", "en", 1, frozenset()),
    Line("nobody said", "en", 1, None),
]
REQUESTS = [
    Line("transfer 20 pounds to Alex", "en", task="intents", intent="transfer"),
    Line("how much do I have", "en", task="intents", intent="balance"),
    Line("what does the gold card cost", "en", task="answers", intent="gold_card"),
]
TEACHER = np.full((len(TWEETS), 3), 1 / 3, np.float32)
MATERIAL = Material((TWEETS, TWEETS), (CHAT, CHAT), REQUESTS, TEACHER)
RECIPE = train.Recipe(batch=4, epochs=1, max_steps=2)


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


def teach(toy: Path, out: Path, recipe: train.Recipe = RECIPE) -> MessageNetwork:
    train.train(toy, MATERIAL, out, recipe, LAYERS, FROZEN)
    network = MessageNetwork(load_base(toy), LAYERS, FROZEN)
    network.restore(out / train.CHECKPOINT_FILE)
    return network.eval()


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("checkpoint")
    return folder


@pytest.fixture(scope="module")
def network(toy: Path, checkpoint: Path) -> MessageNetwork:
    """Return what two steps made of the toy; the checkpoint lies in its folder."""
    return teach(toy, checkpoint)


@pytest.fixture(scope="module")
def published(toy: Path, checkpoint: Path, network: MessageNetwork, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("published")
    export.main(["--encoder", str(toy), "--checkpoint", str(checkpoint), "--out", str(folder)])
    return folder


def inputs(toy: Path) -> tuple[np.ndarray, np.ndarray]:
    tokenizer = load_tokenizer(toy / "tokenizer.json")
    return pad([tokenizer.encode(prepare(text)).ids for text in TEXTS], 1)


def read(network: MessageNetwork, ids: np.ndarray, mask: np.ndarray) -> list[np.ndarray]:
    with torch.no_grad():
        return [part.numpy() for part in network(torch.from_numpy(ids), torch.from_numpy(mask))]


# The network


def test_a_layer_is_the_same_function_as_the_one_it_is_made_from(toy: Path) -> None:
    base = load_base(toy).eval()
    ids, mask = (torch.from_numpy(array) for array in inputs(toy))
    ours = MessageNetwork(base, 4, 1).eval()
    with torch.no_grad():
        expected = base(input_ids=ids, attention_mask=mask).last_hidden_state
        states = ours.embeddings(ids)
        bias = (1.0 - mask.float())[:, None, None, :] * -1e4
        for layer in ours.layers:
            states = layer(states, bias)
    real = mask.bool()
    torch.testing.assert_close(states[real], expected[real], atol=1e-5, rtol=1e-5)


def test_what_the_tokens_add_is_the_logits_but_for_the_bias(toy: Path, network: MessageNetwork) -> None:
    ids, mask = inputs(toy)
    _, logits, added = read(network, ids, mask)
    bias = network.reading_head.bias.detach().numpy()
    np.testing.assert_allclose(added.sum(axis=1) + bias, logits, atol=1e-5)
    assert (added[mask == 0] == 0).all()


def test_padding_changes_nothing_and_embeddings_have_length_one(toy: Path, network: MessageNetwork) -> None:
    ids, mask = inputs(toy)
    length = int(mask[0].sum())
    padded, alone = read(network, ids, mask), read(network, ids[:1, :length], mask[:1, :length])
    for one, other in zip(padded[:2], alone[:2], strict=True):
        np.testing.assert_allclose(one[0], other[0], atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(padded[0], axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(("layers", "frozen"), [(5, 1), (2, 2), (0, 0), (2, -1)])
def test_layers_that_the_base_has_not_are_refused(toy: Path, layers: int, frozen: int) -> None:
    with pytest.raises(ValueError, match="of 4"):
        MessageNetwork(load_base(toy), layers, frozen)


def test_a_checkpoint_of_another_network_is_refused(toy: Path, checkpoint: Path, network: MessageNetwork) -> None:
    with pytest.raises(ValueError, match="another network"):
        MessageNetwork(load_base(toy), 4, FROZEN).restore(checkpoint / train.CHECKPOINT_FILE)


# Training


def test_training_moves_what_it_may_and_leaves_the_frozen(toy: Path, network: MessageNetwork) -> None:
    fresh = dict(MessageNetwork(load_base(toy), LAYERS, FROZEN).named_parameters())
    for name, parameter in network.named_parameters():
        if name.startswith(("embeddings.", "layers.0.")):
            assert torch.equal(parameter, fresh[name]), name
    for name in ("layers.1.qkv.weight", "layers.2.down.weight", "embedding_head.weight", "reading_head.weight"):
        assert not torch.equal(dict(network.named_parameters())[name], fresh[name]), name


def test_the_facts_of_the_run_are_written(checkpoint: Path, network: MessageNetwork) -> None:
    facts = json.loads((checkpoint / train.TRAINING_FILE).read_text("utf-8"))
    assert facts["lines"] == {"tweets": 3, "chat": 8, "intents": 2, "answers": 1}
    assert facts["teacher"] is True
    assert (facts["layers"], facts["frozen"]) == (LAYERS, FROZEN)
    assert set(facts["thresholds"]) == set(SIGNALS)
    (epoch,) = facts["epochs"]
    assert set(epoch["validation"]) == {"en", "de", "mean"}
    assert set(epoch["signals"]) == {"anger", "gratitude"}
    assert 0.5 <= facts["temperature"] <= 4


def test_training_twice_gives_the_same_weights(toy: Path, network: MessageNetwork, tmp_path: Path) -> None:
    again = teach(toy, tmp_path)
    for one, other in zip(network.parameters(), again.parameters(), strict=True):
        torch.testing.assert_close(one, other, atol=1e-6, rtol=1e-6)


def test_forty_steps_learn_the_lines_by_heart(toy: Path, tmp_path: Path) -> None:
    recipe = replace(RECIPE, epochs=40, max_steps=None, rate=1e-3, head_rate=3e-2, teacher_weight=0.0, batch=8)
    learned = teach(toy, tmp_path, recipe)
    states = run_trunk(learned, toy / "tokenizer.json", [line.text for line in CHAT], 72)
    logits = train.predict(learned, states)
    assert logits[:, :3].argmax(1).tolist() == [line.sentiment for line in CHAT]
    truth, annotated = signal_truth(CHAT)
    assert ((logits[:, 3:] > 0).numpy()[annotated] == truth[annotated]).all()


def test_the_frozen_part_computed_once_is_the_network_itself(toy: Path, network: MessageNetwork) -> None:
    ids, mask = inputs(toy)
    states = run_trunk(network, toy / "tokenizer.json", TEXTS, 72)
    assert [len(state) for state in states] == mask.sum(axis=1).tolist()
    found = train.predict(network, states).numpy()
    np.testing.assert_allclose(found, read(network, ids, mask)[1], atol=5e-3)  # kept in float16


def learned_of(lines: list[Line], source: list[str]) -> Learned:
    states = [torch.zeros(1 + number % 5, 4) for number in range(len(lines))]
    return Learned(lines, source, states, [None] * len(lines), [None] * len(lines))


def test_an_epoch_holds_every_line_as_often_as_asked() -> None:
    lines = [Line(str(number), "en") for number in range(9)]
    learned = learned_of(lines, ["tweets"] * 3 + ["chat"] * 3 + ["clinc150"] * 3)
    recipe = replace(RECIPE, batch=2, repeats={"tweets": 1.0, "chat": 2.0, "clinc150": 0.0})
    found = list(train.epoch_batches(learned, recipe, np.random.default_rng(1)))
    assert sorted(number for batch in found for number in batch) == [0, 1, 2, 3, 3, 4, 4, 5, 5]
    assert max(map(len, found)) == 2


def test_below_one_is_a_random_part() -> None:
    learned = learned_of([Line("x", "en")] * 1_000, ["clinc150"] * 1_000)
    recipe = replace(RECIPE, repeats={"clinc150": 0.3})
    counts = [sum(map(len, train.epoch_batches(learned, recipe, np.random.default_rng(seed)))) for seed in range(3)]
    assert len(set(counts)) > 1
    assert all(230 < count < 370 for count in counts)


def test_collated_lines_have_a_mask_for_their_length() -> None:
    states, mask = collate(learned_of([Line("x", "en")] * 5, ["chat"] * 5), [4, 0])
    assert states.shape == (2, 5, 4)
    assert mask.sum(1).tolist() == [5, 1]


def test_lines_without_a_signal_label_teach_no_signal(toy: Path) -> None:
    silent = [Line("hello", "en", 1, None), Line("bye", "en", 1, None)]
    network = MessageNetwork(load_base(toy), LAYERS, FROZEN)
    states = run_trunk(network, toy / "tokenizer.json", [line.text for line in silent], 72)
    learned = Learned(silent, ["chat"] * 2, states, [None] * 2, [None] * 2)
    loss = train.loss_of(network, train.RequestHeads({}, 32), learned, [0, 1], RECIPE)
    torch.autograd.backward(loss)
    grown = network.reading_head.weight.grad
    assert grown is not None
    assert (grown[3:] == 0).all()
    assert (grown[:3] != 0).any()


def test_who_is_in_a_hurry_still_says_something() -> None:
    random_ = random.Random(1)
    for text in ("Thank you, Anna.", "a", "", "¿Dónde está?", "x" * 200):
        for _ in range(20):
            found = variant(text, random_)
            assert len(found) <= len(text)
            assert sorted(found.lower()) == sorted(text.lower()) or len(found) < len(text)


# Export


def test_onnx_equals_torch_whatever_batch_and_length(toy: Path, network: MessageNetwork, tmp_path: Path) -> None:
    import onnxruntime

    export.export_fp32(network, tmp_path / "fp32.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "fp32.onnx"))
    ids, mask = inputs(toy)
    for rows in (slice(0, 1), slice(0, 4), slice(1, 3)):
        found = session.run(None, {"input_ids": ids[rows], "attention_mask": mask[rows]})
        for one, other in zip(found, read(network, ids[rows], mask[rows]), strict=True):
            np.testing.assert_allclose(one, other, atol=1e-5)


def test_published_folder_loads_in_the_runtime_and_agrees(
    toy: Path, checkpoint: Path, network: MessageNetwork, published: Path
) -> None:
    encoder = MessageEncoder.load(published)
    encoded = encoder.encode(TEXTS)
    embeddings, logits, _ = read(network, *inputs(toy))
    assert (encoded.embeddings * embeddings).sum(axis=1).min() > 0.98
    np.testing.assert_allclose(encoded.logits, logits[:, :3], atol=0.1)
    np.testing.assert_allclose(encoded.signals, 1 / (1 + np.exp(-logits[:, 3:])), atol=0.05)
    facts = json.loads((checkpoint / train.TRAINING_FILE).read_text("utf-8"))
    config = json.loads((published / "config.json").read_text("utf-8"))
    assert config["training"] == facts
    assert (encoder.temperature, encoder.thresholds) == (facts["temperature"], facts["thresholds"])
    for found in encoder.evidence(TEXTS[1], ["anger"]):
        assert TEXTS[1][found.start : found.end] == found.text


def test_untrained_export_has_heads_that_know_nothing(
    toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "LAYERS", LAYERS)
    monkeypatch.setattr(export, "FROZEN", FROZEN)
    export.main(["--encoder", str(toy), "--untrained", "--out", str(tmp_path)])
    encoder = MessageEncoder.load(tmp_path)
    assert encoder.temperature == 1
    assert set(encoder.thresholds.values()) == {0.5}
    assert encoder.encode(TEXTS).probabilities.max() < 0.9


def test_every_weight_of_the_layers_is_int8(published: Path) -> None:
    graph = onnx.load(str(published / "model.int8.onnx")).graph
    floats = [
        list(tensor.dims)
        for tensor in graph.initializer
        if tensor.data_type == onnx.TensorProto.FLOAT and len([d for d in tensor.dims if d > 1]) > 1
    ]
    # Left in float: the heads alone.
    assert sorted(floats) == [[32, 11], [32, 32]]


def test_tokenizers_alone_gives_the_ids_that_transformers_gives(toy: Path) -> None:
    path = toy / "tokenizer.json"
    theirs = PreTrainedTokenizerFast(tokenizer_file=str(path))
    ours = load_tokenizer(path)
    for text in [*TEXTS, "Ça coûte 12,50 €, não?", "😡 WTF", "a\x00b", "x" * 5_000, "mañana " * 300]:
        expected = theirs(prepare(text), truncation=True, max_length=128)["input_ids"]
        assert ours.encode(prepare(text)).ids == expected


# The commands behind it


def test_evaluate_and_card_speak_of_what_was_trained(
    toy: Path, checkpoint: Path, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(latency.time_each, "__defaults__", (20, *latency.time_each.__defaults__[1:]))
    for language in ("en", "de"):
        (tmp_path / f"{language}.val.tsv").write_text("negative\tI hate it\npositive\tthanks\n", encoding="utf-8")
    out = tmp_path / "figures.json"
    arguments = ["--model", str(published), "--chat", str(HOUSE / "data" / "sentiment" / "heldout"),
                 "--tweets", str(tmp_path), "--json", str(out), "--latency",
                 "--encoder", str(toy), "--checkpoint", str(checkpoint)]  # fmt: skip
    assert evaluate.main(arguments) == 0
    figures = json.loads(out.read_text("utf-8"))
    for times in figures["latency"]["threads"].values():
        assert set(times) == {"int8", "onnx_fp32", "torch_fp32", "times_as_fast"}
        assert set(times["times_as_fast"]) == {"onnx_fp32", "torch_fp32"}
    config = json.loads((published / "config.json").read_text("utf-8"))
    card = write_card(config, figures, "a test")
    assert f"{figures['tweets']['languages']['de']['macro_f1']:.1f}" in card
    assert config["sha256"]["model.int8.onnx"] in card


def test_a_checkpoint_that_is_none_is_one_sentence(
    toy: Path, published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "en.tsv").write_text("negative\tno\n", encoding="utf-8")
    arguments = ["--model", str(published), "--data", str(tmp_path / "en.tsv"), "--latency", "--encoder", str(toy)]
    assert evaluate.main([*arguments, "--checkpoint", str(tmp_path)]) == 1
    (line,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("attune: ")]
    assert str(tmp_path) in line
