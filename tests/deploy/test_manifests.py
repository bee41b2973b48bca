"""The compose file and the manifests: what can be said of them without an engine."""

from pathlib import Path

import kubernetes_validate
import pytest
import yaml

from loaders.settings import ROOT
from shell.settings import SETTINGS
from tests.deploy.nginx import TEMPLATE, filled_in, names_in
from tests.deploy.served import GIVEN, PASSWORDS, compose

DEPLOY = ROOT / "deploy"
MANIFESTS = sorted(
    file for file in (DEPLOY / "kubernetes").glob("*.yaml") if file.name != "kustomization.yaml"
)
KUBERNETES = "1.37"


def objects(kind: str | None = None) -> list[dict]:
    found = [one for file in MANIFESTS for one in yaml.safe_load_all(file.read_text())]
    return [one for one in found if kind in (None, one["kind"])]


def pods() -> dict[str, dict]:
    """The specification of every pod by the name of what makes it."""
    jobs = {one["metadata"]["name"]: one["spec"]["jobTemplate"] for one in objects("CronJob")}
    deployments = {one["metadata"]["name"]: one for one in objects("Deployment")}
    return {name: one["spec"]["template"]["spec"] for name, one in {**jobs, **deployments}.items()}


@pytest.mark.parametrize("file", MANIFESTS, ids=lambda file: file.name)
def test_every_manifest_is_what_kubernetes_takes(file: Path) -> None:
    found = list(yaml.safe_load_all(file.read_text(encoding="utf-8")))
    assert found
    for one in found:
        kubernetes_validate.validate(one, KUBERNETES, strict=True)


def test_a_mistake_in_a_manifest_would_be_seen() -> None:
    deployment = objects("Deployment")[0]
    deployment["spec"]["replicaz"] = 3
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(deployment, KUBERNETES, strict=True)


def test_kustomization_names_every_manifest_but_the_secret() -> None:
    named = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text())["resources"]
    assert sorted(named) == [file.name for file in MANIFESTS if file.name != "secret.example.yaml"]


@pytest.mark.parametrize("name", pods())
def test_a_pod_is_not_root_and_can_write_tmp_alone(name: str) -> None:
    pod = pods()[name]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] >= 10_000
    assert pod["automountServiceAccountToken"] is False
    volumes = {volume["name"]: volume for volume in pod["volumes"]}
    for container in [*pod.get("initContainers", ()), *pod["containers"]]:
        context = container["securityContext"]
        assert context["readOnlyRootFilesystem"] is True
        assert context["allowPrivilegeEscalation"] is False
        assert context["capabilities"] == {"drop": ["ALL"]}
        assert set(container["resources"]["limits"]) == {"cpu", "memory"}
        writable = {
            mount["mountPath"]
            for mount in container["volumeMounts"]
            if not {"configMap", "secret"} & set(volumes[mount["name"]])
        }
        assert writable <= {"/tmp", "/backup"}


def test_rolling_out_takes_no_replica_away_before_another_is_ready() -> None:
    (deployment,) = objects("Deployment")
    spec = deployment["spec"]
    assert spec["replicas"] > 1
    assert spec["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    pod = spec["template"]["spec"]
    (container,) = pod["containers"]
    assert container["readinessProbe"]["httpGet"]["path"] == "/gezond"
    assert container["livenessProbe"]["httpGet"]["path"] == "/gezond/leeft"
    waits = int(container["lifecycle"]["preStop"]["exec"]["command"][-1])
    assert waits + 30 <= pod["terminationGracePeriodSeconds"]
    (budget,) = objects("PodDisruptionBudget")
    assert 0 < budget["spec"]["minAvailable"] < spec["replicas"]


def test_everything_chooses_pods_that_are_there() -> None:
    (deployment,) = objects("Deployment")
    (job,) = objects("CronJob")
    labels = [
        deployment["spec"]["template"]["metadata"]["labels"],
        job["spec"]["jobTemplate"]["spec"]["template"]["metadata"]["labels"],
    ]
    choosers = [deployment["spec"]["selector"]["matchLabels"]]
    choosers += [one["spec"]["selector"]["matchLabels"] for one in objects("PodDisruptionBudget")]
    choosers += [
        one["spec"]["podSelector"].get("matchLabels", {}) for one in objects("NetworkPolicy")
    ]
    choosers += [s["spec"]["selector"] for s in objects("Service") if "selector" in s["spec"]]
    assert len(choosers) > 4
    for chosen in choosers:
        assert any(chosen.items() <= each.items() for each in labels), chosen
    services = {one["metadata"]["name"]: one["spec"] for one in objects("Service")}
    (ingress,) = objects("Ingress")
    backends = {
        path["path"]: path["backend"]["service"]["name"]
        for path in ingress["spec"]["rules"][0]["http"]["paths"]
    }
    assert set(backends.values()) <= set(services)
    for hidden in ("/metingen", "/_stcore/metrics"):
        assert "selector" not in services[backends[hidden]]


def test_the_compose_file_is_two_replicas_that_are_the_same_but_for_their_address() -> None:
    services = compose(GIVEN)["services"]
    first, second = (dict(services[name]) for name in ("replica-1", "replica-2"))
    addresses = [one.pop("networks")["behind"]["ipv4_address"] for one in (first, second)]
    assert first == second
    environment = services["nginx"]["environment"]
    assert [environment[f"REPLICA_{n}"] for n in (1, 2)] == [f"{a}:8501" for a in addresses]
    nginx = services["nginx"]["networks"]["behind"]["ipv4_address"]
    assert first["environment"]["FORWARDED_ALLOW_IPS"] == nginx
    database = services["database"]["networks"]["behind"]["ipv4_address"]
    assert f"@{database}/" in first["environment"]["BORGING_DATABASE_URL"]
    for name in ("replica-1", "replica-2", "backup"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["user"] == "10001:10001"


def test_nothing_starts_without_its_secrets() -> None:
    for name in GIVEN:
        with pytest.raises(KeyError):
            compose({**GIVEN, name: ""})
    example = dict(
        line.split("=", 1)
        for line in (DEPLOY / "env.example").read_text().splitlines()
        if line and not line.startswith("#")
    )
    assert set(GIVEN) <= set(example)
    assert {example[name] for name in ("COOKIE_SECRET", *PASSWORDS)} == {""}


def test_compose_and_kubernetes_set_the_same() -> None:
    composed = set(compose(GIVEN)["services"]["replica-1"]["environment"])
    config = next(
        one for one in objects("ConfigMap") if one["metadata"]["name"] == "borgingskalender"
    )
    secret = next(one for one in objects("Secret") if one["metadata"]["name"] == "borgingskalender")
    # The address to listen on stands in the image.
    assert {*config["data"], *secret["stringData"]} == composed - {"STREAMLIT_SERVER_ADDRESS"}
    ours = {name for name in composed if name.startswith("BORGING_")}
    assert ours <= {setting.name for setting in SETTINGS}


def test_the_template_of_nginx_asks_for_what_compose_gives() -> None:
    environment = compose(GIVEN)["services"]["nginx"]["environment"]
    template = TEMPLATE.read_text(encoding="utf-8")
    assert names_in(template) == set(environment)
    assert "${" not in filled_in(template, environment)


def test_every_setting_is_explained() -> None:
    told = (DEPLOY / "README.md").read_text(encoding="utf-8")
    environment = compose(GIVEN)["services"]["replica-1"]["environment"]
    assert [name for name in environment if name not in told] == []
