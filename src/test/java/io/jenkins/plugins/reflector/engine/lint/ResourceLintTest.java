package io.jenkins.plugins.reflector.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.flux.FluxReader;
import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.flux.SourceText;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceLintTest {

    private static final String REPOSITORY = "{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImageRepository,"
            + " metadata: {name: app, namespace: ns}, spec: {image: ghcr.io/acme/app, interval: 5m}}\n";

    private static final String GIT = "{apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository,"
            + " metadata: {name: fleet, namespace: ns}, spec: {url: 'https://x/y.git', interval: 1m}}\n";

    private static String repository(String spec) {
        return "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nmetadata: {name: r, namespace: ns}\n"
                + "spec: {interval: 5m, " + spec + "}\n";
    }

    private static String policy(String name, String spec) {
        return "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata: {name: " + name
                + ", namespace: ns}\nspec: {imageRepositoryRef: {name: app}, " + spec + "}\n";
    }

    private static String automation(String spec) {
        return "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageUpdateAutomation\nmetadata: {name: a, namespace: ns}\n"
                + "spec: {interval: 1m, sourceRef: {kind: GitRepository, name: fleet}, " + spec + "}\n";
    }

    private static String template(String template) {
        return automation("git: {commit: {author: {email: a@b.c}, messageTemplate: '" + template + "'}}");
    }

    /** The findings, each as {@code severity field <first word at its place>: message}. */
    private static List<String> check(String... documents) {
        String text = String.join("---\n", documents);
        ReadResult read = FluxReader.read(List.of(new SourceText("f", text)));
        assertThat(read.hasErrors()).as(read.problems().toString()).isFalse();
        return ResourceLint.check(read).stream()
                .map(p -> (p.severity() == Problem.Severity.ERROR ? "error " : "warning ") + p.field() + " <"
                        + wordAt(text, p.position()) + ">: " + p.message())
                .toList();
    }

    private static String wordAt(String text, SourcePosition position) {
        String line = text.lines().skip(position.line() - 1L).findFirst().orElseThrow();
        return line.substring(position.column() - 1).split("[,:}\\]]", 2)[0];
    }

    @Test
    void saysNothingOfResourcesThatAreFine() {
        assertThat(check(
                        REPOSITORY,
                        policy("p", "policy: {semver: {range: 1.x}}, filterTags: {pattern: '^v(.*)', extract: $1}"),
                        policy("q", "policy: {numerical: {}}, reflector: {group: g, skipUnparsable: true}"),
                        policy("r", "policy: {numerical: {}}, reflector: {group: g}"),
                        template("{{ range .Changed.Changes }}{{ .OldValue }} {{ .NewValue }}{{ end }}"),
                        GIT))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "image: 'nginx:1.0' | error spec.image <'nginx>: image 'nginx:1.0' should not include a tag; remove ':1.0'",
                "image: 'https://x/y' | error spec.image <'https>: image 'https://x/y' should not include URL scheme; remove 'https://'",
                "image: ghcr.io/Org/app | error spec.image <ghcr.io/Org/app>: could not parse reference: ghcr.io/Org/app",
                "image: a/b, exclusionList: [ok, '[='] | error spec.exclusionList[1] <'[='>: failed to compile regex [=:",
                "image: a/b, secretRef: {name: s} | warning spec.secretRef <{name>: there is no Secret ns/s among these resources",
                "image: a/b, certSecretRef: {name: s} | warning spec.certSecretRef <{name>: there is no Secret ns/s among",
                "image: a/b, proxySecretRef: {name: s} | warning spec.proxySecretRef <{name>: there is no Secret ns/s among",
            })
    void judgesRepositories(String spec, String finding) {
        assertThat(check(repository(spec))).singleElement().asString().startsWith(finding);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "policy: {semver: {range: latest}} | error spec.policy.semver.range <latest>: invalid policy: improper constraint: \"latest\"",
                "policy: {semver: {range: 1x}} | error spec.policy.semver.range <1x>: invalid policy: constraint parser error",
                "policy: {numerical: {order: up}} | error spec.policy.numerical.order <up>: invalid policy: invalid order argument",
                "policy: {alphabetical: {order: up}} | error spec.policy.alphabetical.order <up>: invalid policy: invalid order",
                "policy: {} | error spec.policy <{>: invalid policy: given ImagePolicyChoice object is invalid: spec.policy is empty",
                "policy: {numerical: {}}, filterTags: {pattern: '('} | error spec.filterTags.pattern <'('>: failed to filter tags:",
                "policy: {numerical: {}}, filterTags: {pattern: 'v(?P<num>.*)', extract: $nun} | warning spec.filterTags.extract <$nun>: the"
                        + " pattern has no group 'nun', so nothing is put there; did you mean 'num'?",
                "policy: {semver: {range: 1.x}}, reflector: {exactIntegers: true} | warning spec.reflector.exactIntegers <true>: has no effect",
                "policy: {semver: {range: 1.x}}, reflector: {pin: {tag: 1.0.0}, allow: patch} | warning spec.reflector.allow <patch>: has no",
                "policy: {semver: {range: 1.x}}, reflector: {group: g} | warning spec.reflector.group <g>: no other policy of this",
                "policy: {digest: {tag: edge}}, filterTags: {pattern: x} | warning spec.filterTags <{pattern>: has no effect: a digest policy",
            })
    void judgesPolicies(String spec, String finding) {
        assertThat(check(policy("p", spec), REPOSITORY)).first().asString().startsWith(finding);
    }

    @Test
    void namesTheRepositoryThatIsMeant() {
        String misspelt = policy("p", "policy: {numerical: {}}").replace("{name: app}", "{name: ap}");
        assertThat(check(misspelt, REPOSITORY))
                .containsExactly("warning spec.imageRepositoryRef <{name>: there is no ImageRepository ns/ap among these resources;"
                        + " did you mean ns/app?");
    }

    @Test
    void judgesWhichNamespacesAreAdmitted() {
        String foreign = policy("p", "policy: {numerical: {}}").replace("namespace: ns", "namespace: other")
                .replace("{name: app}", "{name: app, namespace: ns}");
        assertThat(check(foreign, REPOSITORY)).singleElement().asString().contains("missing ACL labels on 'accessFrom'");
        String open = REPOSITORY.replace("interval: 5m", "interval: 5m, accessFrom: {namespaceSelectors: [{matchLabels: {}}]}");
        assertThat(check(foreign, open)).isEmpty();
        String closed = REPOSITORY.replace("interval: 5m", "interval: 5m, accessFrom: {namespaceSelectors: []}");
        assertThat(check(foreign, closed)).singleElement().asString().contains("ACL labels mismatch");
    }

    @Test
    void judgesASelectorOfRepositories() {
        String several = policy("p", "policy: {numerical: {}}, reflector: {repositories: {name: 'x-*'}}")
                .replace("imageRepositoryRef: {name: app}, ", "");
        assertThat(check(several, REPOSITORY)).singleElement().asString()
                .startsWith("warning spec.reflector.repositories <{name>: there is no ImageRepository with the name 'x-*'");
        assertThat(check(several.replace("x-*", "a*"), REPOSITORY)).isEmpty();
    }

    @Test
    void findsOptionsInTheirAnnotation() {
        String annotated = policy("p", "policy: {semver: {range: 1.x}}")
                .replace("namespace: ns}", "namespace: ns,\n  annotations: {image-reflector.jenkins.io/options: '{\"group\": \"g\"}'}}");
        assertThat(check(annotated, REPOSITORY)).singleElement().asString().startsWith("warning spec.reflector.group <'{\"group\">: ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{ if true }} | error spec.git.commit.messageTemplate <'{{",
                "{{ env \"HOME\" }} | error spec.git.commit.messageTemplate <'{{",
                "{{ range .Changed.Changes }}{{ .Foo }}{{ end }} | warning spec.git.commit.messageTemplate <'{{ range .Changed.Changes",
                "{{ .Updated.Images }} | warning spec.git.commit.messageTemplate <'{{ .Updated.Images",
            })
    void judgesTemplates(String template, String finding) {
        assertThat(check(template(template), GIT)).singleElement().asString().startsWith(finding);
    }

    @Test
    void judgesWhereCommitsGoAndHowTheyAreSigned() {
        String git = "git: {commit: {author: {email: a@b.c}%s}, push: {%s}}";
        assertThat(check(automation(git.formatted("", "branch: 'x-{{ .Nope }}'")), GIT)).singleElement().asString()
                .startsWith("error spec.git.push <").contains("git.push.branch", "can't evaluate field Nope");
        assertThat(check(automation(git.formatted("", "refspec: 'a:b:c'")), GIT)).singleElement().asString()
                .startsWith("error spec.git.push <").contains("is not of the form source:target");
        assertThat(check(automation(git.formatted("", "branch: 'x-{{ (index .Images 0).Identifier }}', refspec: 'HEAD:refs/for/main'")), GIT))
                .isEmpty();
        String signed = automation(git.formatted(", signingKey: {secretRef: {name: k}}", ""));
        assertThat(check(signed, GIT)).singleElement().asString().contains("signingKey", "no Secret ns/k");
        String secret = "{apiVersion: v1, kind: Secret, metadata: {name: k, namespace: ns}, stringData: {git.asc: none}}\n";
        assertThat(check(signed, GIT, secret)).singleElement().asString()
                .startsWith("error spec.git.commit.signingKey").contains("no armored private key");
    }

    @Test
    void judgesAutomations() {
        String bad = automation("policySelector: {matchExpressions: [{key: a, operator: Inn, values: [b]}]}")
                .replace("name: fleet", "name: fleed");
        assertThat(check(bad, GIT, REPOSITORY, policy("p", "policy: {numerical: {}}")))
                .satisfiesExactly(
                        source -> assertThat(source).endsWith("did you mean ns/fleet?"),
                        selector -> assertThat(selector).startsWith("error ").contains("'Inn'"),
                        git -> assertThat(git).startsWith("warning spec.git <").contains(": is missing"));
        String none = automation("policySelector: {matchLabels: {a: b}}, git: {commit: {author: {email: a@b.c}}}");
        assertThat(check(none, GIT, REPOSITORY, policy("p", "policy: {numerical: {}}")))
                .singleElement().asString().contains("applies to none of these ImagePolicies").contains("with the labels a=b");
    }

    @Test
    void judgesSecretsAndUrls() {
        String secret = "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: ns}, type: %s, stringData: {%s}}\n";
        String used = repository("image: a/b, secretRef: {name: s}");
        assertThat(check(used, secret.formatted("Opaque", ""))).singleElement().asString()
                .startsWith("warning ").contains("asked without credentials");
        assertThat(Stream.of("not json", "").map(json -> check(
                        used, secret.formatted("kubernetes.io/dockerconfigjson", ".dockerconfigjson: '" + json + "'"))))
                .allSatisfy(found -> assertThat(found).singleElement().asString().startsWith("error "));
        assertThat(check(used, secret.formatted("kubernetes.io/dockerconfigjson", ".dockerconfigjson: '{\"auths\": {}}'"))).isEmpty();
        String git = GIT.replace("interval", "secretRef: {name: s}, interval");
        assertThat(check(git, secret.formatted("Opaque", "password: x"))).singleElement().asString()
                .contains("has a password but no username").doesNotContain(": x");
        assertThat(check(git, secret.formatted("Opaque", "githubAppID: c"))).singleElement().asString()
                .contains("the keys githubAppID of the Secret ns/s are not acted on");
        assertThat(check(GIT.replace("https:", "ftp:"))).singleElement().asString().startsWith("error spec.url ").contains("ftp");
    }
}
