package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.cli.demo.Demo;
import io.jenkins.plugins.reflector.cli.demo.RegistryKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reflector demo}: the story of an update, for real, on this machine alone. */
@Command(
        name = "demo",
        description = "Show an update from a new tag to a pushed commit, with a registry and a Git server of its own.")
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--keep", description = "Leave the folder of the demo, and print where it is.")
    private boolean keep;

    @Option(
            names = "--registry",
            paramLabel = "KIND",
            defaultValue = "embedded",
            description = "embedded (default), or distribution: the docker-registry program on the PATH.")
    private RegistryKind registry;

    @Override
    public Integer call() throws Exception {
        return new Demo(spec.commandLine().getOut(), spec.commandLine().getErr(), Main::run).run(registry, keep);
    }
}
