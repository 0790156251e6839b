package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A form that is opened and saved as it is must change nothing: each field reads and writes the same value. */
class FormRoundTripIT {

    private static final String CONFIGURATION = """
            unclassified:
              imageReflector:
                registries:
                - host: docker.io
                  mirror: http://127.0.0.1:9
                  insecure: true
                - host: registry.example.com:5000
                  credentialsId: gone
                  useForJobs: true
                  provider: aws
                  certCredentialsId: gone-too
                  caCertificates: |-
                    -----BEGIN CERTIFICATE-----
                    bm8gY2VydGlmaWNhdGU=
                    -----END CERTIFICATE-----
                  proxy:
                    url: http://127.0.0.1:9
                    credentialsId: gone-as-well
                  tokenHosts:
                  - auth.example.com
                  - auth.lab.example
                  requestsPerHour: 100
                  parallelRequests: 2
                imageRepositories:
                - name: every-field
                  namespace: team-a
                  image: ghcr.io/org/app
                  interval: 2h
                  timeout: 30s
                  exclusionList:
                  - ^.*\\.sig$
                  - ^tmp-
                  credentialsId: gone
                  certCredentialsId: gone-too
                  proxyCredentialsId: gone-as-well
                  provider: aws
                  labels:
                  - team=shop
                  - tier=web
                  accessFrom:
                  - team-b
                  - '*'
                  pageSize: 100
                  mirror: http://127.0.0.1:9
                  scanFrom: lab
                  insecure: true
                  suspend: true
                imagePolicies:
                - name: range
                  namespace: team-a
                  imageRepositoryRef: every-field
                  digestReflectionPolicy: IfNotPresent
                  interval: 5m
                  suspend: true
                  labels:
                  - stage=production
                  minimumAge: 72h
                  ignoreTags:
                  - 1.24.0
                  - '*-debug'
                  pin:
                    tag: 1.22.1
                    reason: 1.23 loses sessions
                  allow: minor
                  onDowngrade: write
                  onShrink: hold
                  onRepush: write
                  platforms:
                  - linux/amd64
                  - linux/arm64
                  group: shop
                  skipUnparsable: true
                  exactIntegers: true
                  filterTags:
                    pattern: ^v(?P<v>.*)$
                    extract: $v
                  policy:
                    semver:
                      range: '>=1.0.0 <2.0.0'
                - name: builds
                  imageRepositoryRef: team-a/every-field
                  policy:
                    numerical:
                      order: desc
                - name: names
                  imageRepositoryRef: team-a/every-field
                  policy:
                    alphabetical:
                      order: desc
                - name: moving
                  imageRepositoryRef: team-a/every-field
                  digestReflectionPolicy: Always
                  policy:
                    digest:
                      tag: edge
                - name: several
                  repositories:
                    name: app-*
                    namespace: team-a
                    matchLabels:
                    - team=shop
                    matchExpressions:
                    - key: tier
                      operator: NotIn
                      values:
                      - batch
                      - test
                    - key: legacy
                      operator: DoesNotExist
                  policy: newest
            """;

    private static final String JOB = """
            <project>
              <triggers>
                <io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger>
                  <spec></spec>
                  <images>
                    <io.jenkins.plugins.reflector.config.ImageEntry>
                      <image>ghcr.io/org/app</image>
                      <policy class="io.jenkins.plugins.reflector.config.policy.SemVerChoice"><range>1.x</range></policy>
                      <digestReflectionPolicy>Always</digestReflectionPolicy>
                      <minimumAge>2h</minimumAge>
                      <ignoreTags><string>1.24.0</string><string>*-debug</string></ignoreTags>
                      <pin><tag>1.22.1</tag><reason>1.23 loses sessions</reason></pin>
                      <allow>patch</allow>
                      <onDowngrade>write</onDowngrade>
                      <onShrink>hold</onShrink>
                      <onRepush>hold</onRepush>
                      <platforms><string>linux/arm64</string></platforms>
                      <group>shop</group>
                      <skipUnparsable>true</skipUnparsable>
                      <exactIntegers>true</exactIntegers>
                      <scanFrom>lab</scanFrom>
                      <certCredentialsId>authorities</certCredentialsId>
                      <proxyCredentialsId>proxy</proxyCredentialsId>
                      <provider>aws</provider>
                      <exclusionList><string>^dev-</string></exclusionList>
                      <pageSize>100</pageSize>
                      <mirror>https://cache.example.com</mirror>
                    </io.jenkins.plugins.reflector.config.ImageEntry>
                  </images>
                  <policies><string>team-a/*</string><string>nginx</string></policies>
                  <interval>7h</interval>
                  <fireOnFirstScan>true</fireOnFirstScan>
                </io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger>
              </triggers>
            </project>
            """;

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    private static String triggers(String job) throws Exception {
        return jenkins.http().get("job/" + job + "/config.xml").replaceAll("(?s).*(<triggers>.*</triggers>).*", "$1");
    }

    @Test
    @DisplayName("The form of the configuration, with every entry opened, then saved, keeps every field of every kind")
    void keepsTheConfiguration(TestReporter reporter) throws Exception {
        jenkins.configure(CONFIGURATION);
        String before = jenkins.http().post("configuration-as-code/export", Map.of());
        BrowserPage page = jenkins.page();

        page.open(jenkins.url() + "manage/configure");
        Forms.openAll(page);
        page.await(Forms.field(Forms.entry("imagePolicies", 4), "name"));
        page.leave(Forms.save());

        String ours = "(?s).*  imageReflector:\n(.*?)\n  [^ ].*";
        assertThat(jenkins.http().post("configuration-as-code/export", Map.of()).replaceAll(ours, "$1"))
                .contains("range: \">=1.0.0 <2.0.0\"", "order: \"desc\"", "tag: \"edge\"", "operator: \"DoesNotExist\"", "policy: \"newest\"", "onRepush: \"write\"", "requestsPerHour: 100", "useForJobs: true")
                .isEqualTo(before.replaceAll(ours, "$1"));
        reporter.publishEntry("seen", "two registries, a repository and five policies: exported as before");
    }

    @Test
    @DisplayName("The form of a job with the trigger, opened and saved, keeps every field")
    void keepsTheTrigger(TestReporter reporter) throws Exception {
        jenkins.jobs().create("round-trip", JOB);
        // Else the file still has the spacing that it was posted with.
        jenkins.http().script("jenkins.model.Jenkins.get().getItem('round-trip').save()");
        String before = triggers("round-trip");
        BrowserPage page = jenkins.page();

        page.open(jenkins.url() + "job/round-trip/configure");
        page.await(Forms.field(Forms.entry("images", 0), "range"));
        page.leave(Forms.save());

        assertThat(triggers("round-trip")).contains("<string>team-a/*</string>", "<range>1.x</range>", "<interval>7h</interval>", "<mirror>https://cache.example.com</mirror>",
                "<pageSize>100</pageSize>", "<provider>aws</provider>").isEqualTo(before);
        reporter.publishEntry("seen", "the same `config.xml`");
    }
}
