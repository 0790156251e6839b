package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T1 to T20 of flux.md 5.5, on the sample of 3.7. */
class CommitMessageTest {

    private static final ResourceName WEB = new ResourceName("flux-system", "web");
    private static final ResourceName PODINFO = new ResourceName("flux-system", "podinfo");
    private static final ObjectId RELEASE = new ObjectId("helm.toolkit.fluxcd.io/v2", "HelmRelease", "web", "apps");
    private static final ObjectId UNNAMED =
            new ObjectId("kustomize.config.k8s.io/v1beta1", "Kustomization", "", "");
    private static final String EACH =
            "{{ range .Changed.Changes }}{{ .OldValue }} -> {{ .NewValue }}{{ \"\\n\" }}{{ end }}";

    private final List<String> warnings = new ArrayList<>();

    private static UpdateResult sample() {
        return new UpdateResult(
                List.of(
                        file("a/deploy.yaml", change(
                                new ObjectId("apps/v1", "Deployment", "podinfo", "default"),
                                "ghcr.io/org/podinfo:5.0.0", "ghcr.io/org/podinfo:5.0.3", "", PODINFO)),
                        // Not in the order that templates see.
                        file("b/web.yaml",
                                change(UNNAMED, "1.0.0", "1.1.0", ":tag", WEB),
                                change(RELEASE, "ghcr.io/org/web", "ghcr.io/org/web2", ":name", WEB),
                                change(RELEASE, "1.0.0", "1.1.0", ":tag", WEB))),
                List.of());
    }

    private static FileChange file(String path, Change... changes) {
        return new FileChange(path, new byte[0], new byte[0], List.of(changes));
    }

    private static Change change(ObjectId object, String before, String after, String part, ResourceName policy) {
        return new Change(object, 1, before, after, policy.marker() + part, policy);
    }

    private String render(String template) throws TemplateException {
        return CommitMessage.render(
                new CommitSpec("", "bot@example.com", template, Map.of("cluster", "prod")),
                new ResourceName("flux-system", "apps"),
                sample(),
                List.of(
                        new PolicyImage(PODINFO, new LatestRef("ghcr.io/org/podinfo", "5.0.3", null)),
                        new PolicyImage(WEB, new LatestRef("helloworld", "1.1.0", null))),
                warnings::add);
    }

    @Test
    void t1() throws Exception {
        assertThat(render("""
                Bump for {{ .AutomationObject }}

                {{ range $file, $objs := .Changed.FileChanges -}}
                * {{ $file }}
                {{- range $o, $cs := $objs }}
                  * {{ $o.Kind }} {{ with $o.Namespace }}{{ . }}/{{ end }}{{ $o.Name | default "(unnamed)" }}
                  {{- range $cs }}
                    * {{ .OldValue }} => {{ .NewValue }} [{{ .Setter }}]
                  {{- end }}
                {{- end }}
                {{ end -}}
                """))
                .isEqualTo("""
                Bump for flux-system/apps

                * a/deploy.yaml
                  * Deployment default/podinfo
                    * ghcr.io/org/podinfo:5.0.0 => ghcr.io/org/podinfo:5.0.3 [flux-system:podinfo]
                * b/web.yaml
                  * HelmRelease apps/web
                    * ghcr.io/org/web => ghcr.io/org/web2 [flux-system:web:name]
                    * 1.0.0 => 1.1.0 [flux-system:web:tag]
                  * Kustomization (unnamed)
                    * 1.0.0 => 1.1.0 [flux-system:web:tag]
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = true, value = {
        "[{{ .Values.cluster | upper }}] {{ len .Changed.FileChanges }} files, {{ len .Changed.Objects }} objects, "
                + "{{ len .Changed.Changes }} distinct changes ; [PROD] 2 files, 3 objects, 3 distinct changes",
        "{{ range $o, $cs := .Changed.Objects }}{{ printf \"%s %s: %d change(s),\" $o.Kind $o.Name (len $cs) }}"
                + "{{ end }} ; Deployment podinfo: 1 change(s),HelmRelease web: 2 change(s),Kustomization : 1 change(s),",
        "{{ toJson .Changed.Changes | trunc 90 }} ; [{\"OldValue\":\"ghcr.io/org/podinfo:5.0.0\","
                + "\"NewValue\":\"ghcr.io/org/podinfo:5.0.3\",\"Setter\":\"",
        "[{{ toJson .Changed }}] ; []",
        "{{ toJson .AutomationObject }} ; {\"Namespace\":\"flux-system\",\"Name\":\"apps\"}",
        "{{ .Values.nope }}|{{ index .Values \"nope\" }}| ; <no value>||",
        "{{ range $k, $v := .Values }}{{ $k }}={{ $v }},{{ end }} ; cluster=prod,",
        "{{ .Values.cluster }} {{ index .Values \"cluster\" }} ; prod prod",
        "{{ .Changed.Objects | toString }} ; map[{{{apps/v1 Deployment} {podinfo default}}}:[{ghcr.io/org/podinfo:5.0.0 "
                + "ghcr.io/org/podinfo:5.0.3 flux-system:podinfo}] {{{helm.toolkit.fluxcd.io/v2 HelmRelease} {web "
                + "apps}}}:[{ghcr.io/org/web ghcr.io/org/web2 flux-system:web:name} {1.0.0 1.1.0 flux-system:web:tag}] "
                + "{{{kustomize.config.k8s.io/v1beta1 Kustomization} { }}}:[{1.0.0 1.1.0 flux-system:web:tag}]]",
    })
    void t2T4T7T8T9T11T12T19T20(String template, String expected) throws Exception {
        assertThat(render(template)).isEqualTo(expected);
        assertThat(warnings).isEmpty();
    }

    @Test
    void t3ToT6() throws Exception {
        assertThat(render(null)).isEqualTo("Update from image update automation");
        assertThat(render(EACH).lines()).containsExactlyInAnyOrder(
                "ghcr.io/org/podinfo:5.0.0 -> ghcr.io/org/podinfo:5.0.3",
                "ghcr.io/org/web -> ghcr.io/org/web2",
                "1.0.0 -> 1.1.0");
        assertThat(render("{{ range .Changed.Changes }}{{ if hasSuffix \":tag\" .Setter }}"
                        + "{{ index (splitList \":\" .Setter) 1 }} {{ .NewValue }}{{ end }}{{ end }}"))
                .isEqualTo("web 1.1.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "T13 ; {{ range .Changed.Changes }}{{ .Foo }}{{ end }} ; line 1, column 32: can't evaluate field Foo",
        "keys ; {{ .Changed.Objects.Foo }} ; line 1, column 4: can't evaluate field Foo",
        "T14 ; {{ env \"HOME\" }} ; line 1, column 4: function \"env\" not defined",
        "T14 ; {{ now }} ; line 1, column 4: function \"now\" not defined",
        "T15 ; {{ if true }} ; unexpected EOF",
        "T16 ; {{ fail \"no\" }} ; line 1, column 4: error calling fail: no",
        "cap ; {{ range 1000000 }}xxxxxxxxxx{{ end }} ; does not come to an end",
        "cap ; {{ define \"a\" }}{{ template \"a\" }}{{ end }}{{ template \"a\" }} ; deeper than",
        "cap ; {{ range 1001 }}{{ range 1001 }}{{ end }}{{ end }} ; does not come to an end",
    })
    void refuses(String id, String template, String expected) {
        assertThatThrownBy(() -> render(template))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void t17RemovedFieldsWorkWithOneWarning() throws Exception {
        assertThat(render("{{ .Updated.Images }} {{ range .Changed.ImageResult.Images }}{{ .Name }}|{{ .Registry }}|"
                        + "{{ .Repository }}|{{ .Identifier }}|{{ .Policy.Name }} {{ end }}"))
                .isEqualTo("[ghcr.io/org/podinfo:5.0.3 helloworld:1.1.0] "
                        + "ghcr.io/org/podinfo|ghcr.io|org/podinfo|5.0.3|podinfo "
                        + "index.docker.io/library/helloworld|index.docker.io|library/helloworld|1.1.0|web ");
        assertThat(warnings).singleElement().asString().contains("flux-system/apps", ".Changed.Changes");
        assertThat(render("{{ range $f, $r := .Updated.Files }}{{ $f }}{{ range $o, $i := $r.Objects }} {{ $o.Kind }}"
                        + "{{ $i }}{{ end }},{{ end }}"))
                .isEqualTo("a/deploy.yaml Deployment[ghcr.io/org/podinfo:5.0.3],"
                        + "b/web.yaml HelmRelease[helloworld:1.1.0] Kustomization[helloworld:1.1.0],");
    }
}
