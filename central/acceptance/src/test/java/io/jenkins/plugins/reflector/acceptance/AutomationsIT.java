package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Automations of the global configuration: as code, in the form, and over a restart. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AutomationsIT {

    private static final Pattern OURS = Pattern.compile("(?m)^  imageReflector:\n((?:    .*\n)*)");

    private static final String EVERYTHING = """
            imageUpdateAutomations:
            - name: every-field
              namespace: team-a
              interval: 1h
              suspend: true
              git:
                url: https://git.example.invalid/fleet.git
                timeout: 2m
                ref:
                  branch: b
                  tag: t
                  semver: 1.x
                  name: refs/heads/n
                  commit: "0123456789012345678901234567890123456789"
                commit:
                  author:
                    name: Bot
                    email: bot@example.com
                  messageTemplate: |-
                    Update {{ .Values.cluster }}
                    {{ range .Changed.Changes }}{{ .NewValue }}{{ end }}
                  messageTemplateValues:
                  - cluster=prod
                push:
                  branch: "up-{{ .AutomationObject.Name }}"
                  refspec: HEAD:refs/heads/auto
                  options:
                  - ci.skip
              policies:
              - nginx-*
              - team-a/app
              policySelector:
                matchLabels:
                - team=a
                matchExpressions:
                - key: tier
                  operator: NotIn
                  values:
                  - db
                  - web
                - key: old
                  operator: DoesNotExist
              update:
                path: apps
                strategy: Setters
              paths:
              - clusters/prod
              rules:
              - file: '*/Chart.yaml'
                key: appVersion
                policy: app
                part: tag
                bump: same
              - file: build.sh
                pattern: ^IMAGE=(.*)$
              include:
              - '**/*.yaml'
              exclude:
              - test/**
              templates: true
              onConflict: fail
              rebase: true
              commitWindow: 10m
              trailers: false
              pullRequest:
                forge: gitea
                title: Images
                body: Changes
                labels:
                - deps
                reviewers:
                - ann
                draft: true
            - name: defaults
              suspend: true
              git:
                url: https://git.example.invalid/other.git
              pullRequest: {}
            fluxSources:
            - name: fleet
              url: https://git.example.invalid/fleet.git
              ref:
                tag: v1
              path: clusters
              interval: 24h
              namespace: flux-system
              allowedCredentials:
              - flux-*
            webhooks:
            - id: 0123456789abcdef0123
              sender: generic
              header: X-Hub
              repositories:
              - team-a/*
              registry: registry.example.com
              prefixes:
              - local=registry.example.com/apps
              imagePointer: /data/image
              tagPointer: /data/tag
            - id: abcdef0123456789abcd
              sender: gcr
              audience: a
              serviceAccount: s@example.com
            limits:
              historyKept: 50
              scanThreads: 3
              updateThreads: 2
              mirrorDays: 7
              mirrorGib: 1
            """;

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    /** What was configured must not be in the way of other classes. */
    @AfterAll
    static void empty() throws Exception {
        configure("imageUpdateAutomations: []\nfluxSources: []\nwebhooks: []\n");
    }

    private static String export() throws Exception {
        Matcher ours = OURS.matcher(jenkins.http().post("configuration-as-code/export", Map.of()));
        return ours.find() ? ours.group(1) : "";
    }

    private static void configure(String automations) throws Exception {
        jenkins.configure("unclassified:\n  imageReflector:\n    registries: []\n" + automations.indent(4));
    }

    @Test
    @Order(1)
    @DisplayName("Automations, Flux sources, webhooks and limits as code: every field is exported as it was imported, also after a restart and after the form was opened and saved")
    void everyFieldStays(TestReporter reporter) throws Exception {
        configure(EVERYTHING);
        String exported = export();
        assertThat(exported)
                .contains("branch: \"up-{{ .AutomationObject.Name }}\"", "operator: \"DoesNotExist\"", "bump: \"same\"", "trailers: false")
                .contains("commitWindow: \"10m\"", "forge: \"gitea\"", "- \"ci.skip\"", "- \"cluster=prod\"", "strategy: \"Setters\"")
                .contains("email: \"bot@example.com\"", "semver: \"1.x\"", "- \"team-a/app\"", "draft: false")
                .contains("mirrorGib: 1", "- \"flux-*\"", "serviceAccount: \"s@example.com\"", "- \"local=registry.example.com/apps\"");
        jenkins.restart();
        assertThat(export()).isEqualTo(exported);

        // The first look after a restart compiles every view of the page, which takes long on a busy machine.
        jenkins.http().get("manage/configure");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/configure");
        Forms.openAll(page);
        page.await(Forms.field(Forms.entry("imageUpdateAutomations", 1), "url"));
        page.await(Forms.field(Forms.entry("webhooks", 1), "audience"));
        page.screenshot("automations");
        page.leave(Forms.save());

        assertThat(export()).isEqualTo(exported);
        reporter.publishEntry("seen", exported.lines().count() + " lines, the same three times");
    }

    @Test
    @Order(2)
    @DisplayName("The form of an automation tells mistakes beside their fields, a template's with line and column")
    void tellsMistakes(TestReporter reporter) throws Exception {
        configure(Fleet.nothingWatched());
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/configure");
        page.click(Forms.add("Add automation"));
        String automation = Forms.entry("imageUpdateAutomations", 0);
        page.type(Forms.field(automation, "url"), "/etc/passwd");
        page.await(Forms.validation(Forms.field(automation, "url")));
        page.type(Forms.field(automation, "messageTemplate"), "Update {{ .Changed");
        page.await(Forms.validation(Forms.field(automation, "messageTemplate")) + "?.includes('line 1')");
        page.screenshot("mistakes");
        String said = page.text(Forms.validation(Forms.field(automation, "messageTemplate")));
        assertThat(said).startsWith("line 1, column ");

        page.type(Forms.field(automation, "name"), "fleet");
        page.type(Forms.field(automation, "url"), "https://git.example.invalid/fleet.git");
        page.type(Forms.field(automation, "messageTemplate"), "Update images");
        page.type(Forms.field(automation, "branch"), "production");
        page.leave(Forms.save());

        assertThat(export())
                .contains("name: \"fleet\"", "url: \"https://git.example.invalid/fleet.git\"", "branch: \"production\"", "messageTemplate: \"Update images\"")
                .doesNotContain("push:", "policySelector", "pullRequest", "update:");
        reporter.publishEntry("seen", "`" + said + "`");
    }
}
