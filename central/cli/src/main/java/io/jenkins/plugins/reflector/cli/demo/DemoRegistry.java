package io.jenkins.plugins.reflector.cli.demo;

import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.real.DistributionRegistry;
import java.io.IOException;
import java.nio.file.Path;

/** The demo's registry: what it needs of either kind. */
interface DemoRegistry extends AutoCloseable {

    /** The repository that Docker Hub's {@code nginx} stands for. */
    String REPOSITORY = "library/nginx";

    String url();

    String description();

    /** Pushes a new image, another one at every call, under a tag of {@link #REPOSITORY}. */
    void push(String tag) throws IOException, InterruptedException;

    @Override
    void close();

    static DemoRegistry start(RegistryKind kind, Path folder) throws IOException, InterruptedException {
        return kind == RegistryKind.embedded ? embedded(EmbeddedRegistry.start()) : distribution(folder);
    }

    private static DemoRegistry embedded(EmbeddedRegistry registry) {
        return new DemoRegistry() {
            @Override
            public String url() {
                return registry.url().toString();
            }

            @Override
            public String description() {
                return "in this process";
            }

            @Override
            public void push(String tag) {
                registry.push(REPOSITORY, tag);
            }

            @Override
            public void close() {
                registry.close();
            }
        };
    }

    private static DemoRegistry distribution(Path folder) throws IOException, InterruptedException {
        DistributionRegistry registry = DistributionRegistry.in(folder.resolve("registry")).start();
        return new DemoRegistry() {
            @Override
            public String url() {
                return registry.url().toString();
            }

            @Override
            public String description() {
                return "docker-registry, the distribution server";
            }

            @Override
            public void push(String tag) throws IOException, InterruptedException {
                registry.push(REPOSITORY, tag);
            }

            @Override
            public void close() {
                registry.close();
            }
        };
    }
}
