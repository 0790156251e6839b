package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfigurationAsCodeIT {

    private static final Pattern OURS = Pattern.compile("(?m)^  imageReflector:\n((?:    .*\n)*)");

    private static final String WRITTEN = """
            unclassified:
              imageReflector:
                registries:
                - host: docker.io
                  mirror: http://127.0.0.1:9
                  insecure: true
                - host: registry.example.com:5000
                  credentialsId: team-bot
                  useForJobs: true
                  provider: azure
                  certCredentialsId: client
                  proxy:
                    url: http://127.0.0.1:9
                    credentialsId: proxy-user
                  tokenHosts:
                  - auth.example.com
                  requestsPerHour: 100
                  parallelRequests: 2
                imageRepositories:
                - name: nginx-repo
                  image: nginx
                  interval: 1h
                  suspend: true
                - name: app-repo
                  namespace: team-a
                  image: ghcr.io/org/app
                  timeout: 30s
                  certCredentialsId: authority
                  proxyCredentialsId: proxy
                  provider: gcp
                  labels:
                  - team=shop
                  accessFrom:
                  - team-b
                  pageSize: 100
                  scanFrom: lab
                  mirror: http://127.0.0.1:9
                  exclusionList:
                  - ^.*\\.sig$
                  - ^tmp-
                  suspend: true
                imagePolicies:
                - name: nginx-policy
                  imageRepositoryRef: nginx-repo
                  policy:
                    semver:
                      range: 1.23.x
                - name: nginx-latest
                  imageRepositoryRef: nginx-repo
                  policy:
                    digest:
                      tag: latest
                  digestReflectionPolicy: Always
                - name: app-builds
                  namespace: team-a
                  imageRepositoryRef: app-repo
                  labels:
                  - stage=production
                  minimumAge: 72h
                  ignoreTags:
                  - '*-debug'
                  pin:
                    tag: main-7
                    reason: main-8 loses sessions
                  allow: minor
                  onDowngrade: write
                  onShrink: hold
                  onRepush: hold
                  platforms:
                  - linux/arm64
                  group: shop
                  skipUnparsable: true
                  exactIntegers: true
                  filterTags:
                    pattern: ^main-(?P<n>[0-9]+)$
                    extract: $n
                  policy:
                    numerical:
                      order: asc
                - name: several
                  repositories:
                    name: app-*
                    matchLabels:
                    - team=shop
                    matchExpressions:
                    - key: tier
                      operator: NotIn
                      values:
                      - batch
                  policy: newest
            """;

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    /** What stands below imageReflector; empty if all is as in a fresh Jenkins. */
    private static String export() throws Exception {
        Matcher ours = OURS.matcher(jenkins.http().post("configuration-as-code/export", Map.of()));
        return ours.find() ? ours.group(1) : "";
    }

    @Test
    @DisplayName("Configuration as code: what is exported and imported again is exported as the same text")
    void exportIsImport(TestReporter reporter) throws Exception {
        jenkins.configure(WRITTEN);
        String exported = export();
        assertThat(exported)
                .contains("range: \"1.23.x\"", "tag: \"latest\"", "numerical:", "pattern: \"^main-(?P<n>[0-9]+)$\"", "namespace: \"team-a\"")
                .contains("mirror: \"http://127.0.0.1:9\"", "- \"^tmp-\"", "timeout: \"30s\"", "policy: \"newest\"", "operator: \"NotIn\"", "parallelRequests: 2", "digestReflectionPolicy: \"Always\"");

        jenkins.configure("unclassified:\n  imageReflector:\n    registries: []\n" + Fleet.nothingWatched().indent(4));
        assertThat(export()).isEmpty();
        jenkins.configure("unclassified:\n  imageReflector:\n" + exported);

        assertThat(export()).isEqualTo(exported);
        reporter.publishEntry("seen", exported.lines().count() + " lines, symbols `semver`, `digest`, `numerical`, `newest`");
    }

    @Test
    @DisplayName("A wrong word in configuration as code is refused, and the log names it")
    void refusesWrongWords(TestReporter reporter) throws Exception {
        String wrong = WRITTEN.replace("imageRepositoryRef: app-repo", "imageRepositryRef: app-repo");

        assertThatThrownBy(() -> jenkins.configure(wrong)).isInstanceOf(IOException.class);

        String said = jenkins.log().lines().filter(line -> line.contains("imageRepositryRef")).findFirst().orElseThrow();
        reporter.publishEntry("seen", "`" + said.replaceFirst("^.*Exception: ", "") + "`");
    }
}
