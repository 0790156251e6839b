package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.EditRule;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.engine.resource.VersionBump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places that users name by path or pattern, in files of every language. */
class RulesTest {
    private static final List<PolicyImage> PICKS = List.of(
            Picks.pick("p", "nginx", "1.23.1", null),
            Picks.pick("d", "ghcr.io/acme/web", "2.0.0", Picks.DIGEST),
            Picks.pick("n", "reg.io/num", "1.20", null));

    @TempDir
    Path root;

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "values.yaml | sidecar.version | p | tag | sidecar: {version: 1.0, other: 1.0} | sidecar: {version: 1.23.1, other: 1.0}",
                "values.yaml | sidecar.ref | p | name | sidecar:;  ref: 'x' # c | sidecar:;  ref: 'nginx' # c",
                "a.yaml | spec.web.image | d | image | spec:;  web:;    image: old | spec:;  web:;    image: ghcr.io/acme/web:2.0.0@DIGEST",
                "a.yaml | l[*].v | n | tag | l:;- v: 1;- v: 2;- w: 3 | l:;- v: ~1.20~;- v: ~1.20~;- w: 3",
                "a.yaml | l[1].v | n | tag | l:;- v: 1;- v: 2 | l:;- v: 1;- v: ~1.20~",
                "a.yaml | l[0] | n | tag | l: [1, 2] | l: [~1.20~, 2]",
                "a.yaml | l[name=web].v | p | tag | l:;- {name: db, v: 1};- {name: web, v: 1} | l:;- {name: db, v: 1};- {name: web, v: 1.23.1}",
                "a.yaml | *.v | p | tag | a: {v: 1};b: {v: 2};c: 3 | a: {v: 1.23.1};b: {v: 1.23.1};c: 3",
                "a.yaml | metadata.annotations.'a.b/c' | d | digest | metadata:;  annotations: {a.b/c: x} | metadata:;  annotations: {a.b/c: 'DIGEST'}",
                "a.yaml | [*].v | p | tag | - v: 1 | - v: 1.23.1",
                "a.yaml | v | p | tag | v: 1;---;w: 1;---;v: 2 | v: 1.23.1;---;w: 1;---;v: 1.23.1",
                "a.YAML | v | p | tag | v: 1 | v: 1.23.1",
                "a.yaml | v | p | tag | v: x # {~$imagepolicy~: ~ns:n:tag~} | v: ~1.20~ # {~$imagepolicy~: ~ns:n:tag~}",
                "a.yaml | web |  | image | web: docker.io/library/nginx:1 | web: docker.io/library/nginx:1.23.1",
                "a.json | images.web.tag | p | tag | {~images~: {~web~: {~tag~: ~1~}, ~x~: 1.50}} | {~images~: {~web~: {~tag~: ~1.23.1~}, ~x~: 1.50}}",
                "a.json | tag | n | tag | {;\t~tag~: 5,;\t~e~: ~\\ud83d\\ude00~;} | {;\t~tag~: ~1.20~,;\t~e~: ~\\ud83d\\ude00~;}",
                "a.json | [0].i |  | image | [{~i~: ~nginx:1~}] | [{~i~: ~nginx:1.23.1~}]",
                ".env | NGINX_TAG | p | tag | # NGINX_TAG=1;NGINX_TAG=1;XNGINX_TAG=1;NGINX_TAG2=1 | # NGINX_TAG=1;NGINX_TAG=1.23.1;XNGINX_TAG=1;NGINX_TAG2=1",
                "prod.env | WEB | d | image | export WEB = ~x y~ # c;B=1 | export WEB = ~ghcr.io/acme/web:2.0.0@DIGEST~ # c;B=1",
                ".env.prod | T | p | tag | T='1';U=1 | T='1.23.1';U=1",
                ".env | T | p | tag | T=1 # one;U=1#2 | T=1.23.1 # one;U=1#2",
                ".env | T | p | tag | T=;U=1 | T=1.23.1;U=1",
                "a.properties | image.tag | p | tag | image.tag: 1;image.tags: 1;! image.tag: 1 | image.tag: 1.23.1;image.tags: 1;! image.tag: 1",
                "a.toml | tools.nginx | p | tag | nginx = ~1~;[tools];nginx = ~1~ # c;[other];nginx = ~1~ | nginx = ~1~;[tools];nginx = ~1.23.1~ # c;[other];nginx = ~1~",
                "a.toml | a.b.c | p | tag | a.b.c = '1';a.~b~.d = '1' | a.b.c = '1.23.1';a.~b~.d = '1'",
                "a.toml | a.b | n | tag | when = 1979-05-27 07:32:00;a = { x = [1, {b = 2}], b = 5 }; | when = 1979-05-27 07:32:00;a = { x = [1, {b = 2}], b = ~1.20~ };",
                "a.toml | svc[1].image |  | image | [[svc]];image = ~nginx:1~;[[svc]];image = ~nginx:1~ | [[svc]];image = ~nginx:1~;[[svc]];image = ~nginx:1.23.1~",
                "a.toml | l[*].t | p | tag | s = ~~~;[l];t = 1;~~~;l = [;  {t = '1'}, # c;  {t = '2'},;];z = 1 | s = ~~~;[l];t = 1;~~~;l = [;  {t = '1.23.1'}, # c;  {t = '1.23.1'},;];z = 1",
            })
    void setsThePlaceOfAKey(String file, String key, String policy, String part, String before, String after)
            throws IOException {
        EditRule rule = new EditRule(
                file, KeyPath.parse(key), null, policy, ImagePart.valueOf(part.toUpperCase()), VersionBump.NONE);

        assertThat(edited(rule, file, lines(before))).isEqualTo(lines(after));
        assertThat(edited(rule, file, lines(after))).as("applied twice").isEqualTo(lines(after));
        assertThat(edited(rule, file, lines(before).replace("\n", "\r\n"))).isEqualTo(lines(after).replace("\n", "\r\n"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "main.tf | nginx_version *= *\"([^\"]+)\" | p | tag | nginx_version = ~1~;x = ~1~ | nginx_version = ~1.23.1~;x = ~1~",
                "deploy.sh | ghcr.io/acme/web:[^ ]+ | d | image | run ghcr.io/acme/web:1 now | run ghcr.io/acme/web:2.0.0@DIGEST now",
                "deploy.sh | run ([a-z./]+:[0-9.]+) |  | image | run nginx:1;run other:1 | run nginx:1.23.1;run other:1",
                "a.yaml | (?m)^# version: (.*)$ | p | tag | # version: 1;image: nginx:1 | # version: 1.23.1;image: nginx:1.23.1",
                "a.txt | v(x)?y | p | tag | vy | vy",
            })
    void setsWhatAPatternFinds(String file, String pattern, String policy, String part, String before, String after)
            throws IOException {
        EditRule rule = new EditRule(
                file, null, pattern, policy, ImagePart.valueOf(part.toUpperCase()), VersionBump.NONE);
        EditRule other = new EditRule(
                "a.yaml", KeyPath.parse("image"), null, null, ImagePart.IMAGE, VersionBump.NONE);

        Files.writeString(root.resolve(file), lines(before));
        UpdateResult result = update(rule, other);

        assertThat(result.files().isEmpty() ? lines(before) : text(result.files().get(0))).isEqualTo(lines(after));
    }

    @ParameterizedTest
    @CsvSource({
        "patch, 0.1.9, 1.22.0, 0.1.10", "minor, 0.1.9, 1.22.0, 0.2.0", "major, 0.1.9, 1.22.0, 1.0.0",
        "same, 0.1.9, 1.22.0, 0.2.0", "same, 0.1.9, 1.23.0, 0.1.10", "same, 0.1.9, 0.9.0, 1.0.0",
        "patch, 1.0.0-rc.1, 1.22.0, 1.0.0", "same, 1.0.0, latest, 1.0.1", "none, 1.0.0, 1.22.0, 1.0.0",
        "patch, 1.0.0, 1.23.1, 1.0.0", "patch, one, 1.22.0, one"
    })
    void aChartsVersionGoesUpWithItsAppVersion(String bump, String version, String app, String bumped)
            throws IOException {
        EditRule rule = new EditRule(
                "**/Chart.yaml", KeyPath.parse("appVersion"), null, "p", ImagePart.TAG,
                VersionBump.valueOf(bump.toUpperCase()));
        String chart = "name: web\nversion: %s # the chart's\nappVersion: \"%s\"\n";
        Files.createDirectories(root.resolve("charts/web"));
        Files.writeString(root.resolve("charts/web/Chart.yaml"), chart.formatted(version, app));

        UpdateResult result = update(rule);

        String after = result.changed() ? text(result.files().get(0)) : chart.formatted(version, app);
        assertThat(after).isEqualTo(chart.formatted(bumped, "1.23.1"));
        if (!version.equals(bumped)) {
            assertThat(result.files().get(0).changes())
                    .extracting(change -> change.line() + " " + change.oldValue() + " -> " + change.newValue() + " " + change.setter())
                    .containsExactly("2 " + version + " -> " + bumped + " ns:p", "3 " + app + " -> 1.23.1 ns:p");
        }
        assertThat(result.warnings()).hasSize(version.equals("one") ? 1 : 0);
    }

    @Test
    void aRuleChoosesItsFilesItselfButNotThoseThatAreExcluded() throws IOException {
        for (String file : List.of("apps/a.yaml", "charts/b.yaml", "charts/c.yaml", "charts/node_modules/d.yaml")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "image: nginx:1\n---\nversion: 1\n");
        }
        AutomationOptions options = new AutomationOptions(
                List.of(),
                List.of(rule("/charts", "version", "p", ImagePart.TAG)),
                List.of(),
                List.of("c.yaml"),
                false,
                null,
                false,
                null,
                null,
                null);

        UpdateResult result = new ManifestUpdater(UpdateStrategy.SETTERS, "ns", PICKS, options)
                .update(new DirectoryTree(root), FileSelection.of("apps", options));

        assertThat(result.files())
                .extracting(FileChange::path)
                .containsExactly("charts/b.yaml", "charts/node_modules/d.yaml");
        assertThat(text(result.files().get(0))).isEqualTo("image: nginx:1\n---\nversion: 1.23.1\n");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void whatHasNoEffectIsToldWithTheReason() throws IOException {
        Files.writeString(root.resolve("a.yaml"), "a: 1\nempty:\nmap: {b: c}\nweb: ${TAG}\n");
        Files.writeString(root.resolve("b.yaml"), "a: [\n");
        Files.writeString(root.resolve("run.sh"), "a=1\n");

        assertThat(warnings(rule("gone.yaml", "a", "p", ImagePart.TAG)))
                .containsExactly("gone.yaml:0: The rule for key a has no effect, because no file fits its file.");
        assertThat(warnings(rule("a.yaml", "b.c", "p", ImagePart.TAG)))
                .containsExactly("a.yaml:0: The rule for key b.c has no effect, because it finds no text there.");
        assertThat(warnings(rule("a.yaml", "map", "p", ImagePart.TAG))).singleElement().asString().contains("finds no text");
        assertThat(warnings(rule("a.yaml", "empty", "p", ImagePart.TAG)))
                .singleElement().asString().startsWith("a.yaml:2: ").contains("write a first value by hand");
        assertThat(warnings(rule("a.yaml", "a", "q", ImagePart.TAG)))
                .singleElement().asString().startsWith("a.yaml:1: The rule for key a is left alone: there is no policy ns/q");
        assertThat(warnings(rule("a.yaml", "a", "p", ImagePart.DIGEST)))
                .singleElement().asString().contains("asks for a digest, but policy ns/p reflects none");
        assertThat(warnings(rule("run.sh", "a", "p", ImagePart.TAG)))
                .singleElement().asString().contains("write pattern: instead");
        assertThat(warnings(rule("b.yaml", "a", "p", ImagePart.TAG)))
                .anySatisfy(warning -> assertThat(warning).startsWith("b.yaml:2: ").contains("not valid YAML"));
    }

    @Test
    void aPolicyIsLookedForUpwardAmongThoseThatApply() throws IOException {
        List<PolicyImage> picks = List.of(
                pick("team/app", "own", "1"),
                pick("team", "own", "2"),
                pick("team", "shared", "3"),
                pick("default", "shared", "4"),
                pick("default", "root", "5"),
                pick("other", "granted", "6"));
        Files.writeString(root.resolve(".env"), "A=0\nB=0\nC=0\nD=0\nE=0\nF=0\n");

        UpdateResult result = update("team/app", picks,
                rule(".env", "A", "own", ImagePart.TAG),
                rule(".env", "B", "shared", ImagePart.TAG),
                rule(".env", "C", "root", ImagePart.TAG),
                rule(".env", "D", "other/granted", ImagePart.TAG),
                rule(".env", "E", "team/own", ImagePart.TAG),
                rule(".env", "F", "granted", ImagePart.TAG));

        assertThat(text(result.files().get(0))).isEqualTo("A=1\nB=3\nC=5\nD=6\nE=2\nF=0\n");
        assertThat(result.warnings()).singleElement().satisfies(warning -> assertThat(warning.message())
                .contains("no policy team/app/granted", "did you mean other:granted?"));
    }

    private static PolicyImage pick(String namespace, String policy, String tag) {
        return new PolicyImage(new ResourceName(namespace, policy), new LatestRef("nginx", tag, null));
    }

    private List<String> warnings(EditRule rule) throws IOException {
        UpdateResult result = update(rule);
        assertThat(result.changed()).isFalse();
        return result.warnings().stream()
                .map(warning -> warning.path() + ":" + warning.line() + ": " + warning.message())
                .toList();
    }

    private static EditRule rule(String file, String key, String policy, ImagePart part) {
        return new EditRule(file, KeyPath.parse(key), null, policy, part, VersionBump.NONE);
    }

    private String edited(EditRule rule, String file, String before) throws IOException {
        Files.writeString(root.resolve(file), before);
        UpdateResult result = update(rule);
        assertThat(result.warnings()).isEmpty();
        return result.changed() ? text(result.files().get(0)) : before;
    }

    private UpdateResult update(EditRule... rules) throws IOException {
        return update("ns", PICKS, rules);
    }

    private UpdateResult update(String namespace, List<PolicyImage> picks, EditRule... rules) throws IOException {
        AutomationOptions options = new AutomationOptions(
                List.of(), List.of(rules), List.of(), List.of(), false, null, false, null, null, null);
        return new ManifestUpdater(UpdateStrategy.SETTERS, namespace, picks, options)
                .update(new DirectoryTree(root), FileSelection.of("", options));
    }

    private static String lines(String row) {
        return row.replace(';', '\n').replace("\\t", "\t").replace('~', '"').replace("DIGEST", Picks.DIGEST) + "\n";
    }

    private static String text(FileChange change) {
        return new String(change.after(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
