package io.jenkins.plugins.reflector.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The texts of the story: the manifests in Git, and the resources that watch them. */
final class DemoFiles {

    static final String DIRECTORY = "apps/my-app";
    static final String KUSTOMIZATION = DIRECTORY + "/kustomization.yaml";

    /** Only valid for the Git server of one demo, on loopback, while it runs. */
    static final String GIT_USER = "git-bot";

    static final String SEMVER = "semver:\n      range: \"1.23.x\"";
    static final String DIGEST = "digest:\n      tag: latest";

    private DemoFiles() {}

    static Map<String, String> manifests() {
        return Map.of(
                KUSTOMIZATION, text("kustomization.yaml"), DIRECTORY + "/deployment.yaml", text("deployment.yaml"));
    }

    static String resources(String policy, String gitUrl, String gitPassword) {
        return text("resources.yaml")
                .replace("${policy}", policy)
                .replace("${gitUrl}", gitUrl)
                .replace("${gitPassword}", gitPassword);
    }

    private static String text(String name) {
        try (InputStream in = DemoFiles.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the demo's own file " + name, e);
        }
    }
}
