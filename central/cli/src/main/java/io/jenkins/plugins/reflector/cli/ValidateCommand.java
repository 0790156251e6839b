package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.flux.ReferenceChecks;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code reflector validate}: reads the resources and says what is wrong or suspicious in them. */
@Command(name = "validate", description = "Read the resources and report all that is wrong or suspicious in them.")
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Inputs inputs;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ResourceSet resources = inputs.read(err);
        ReferenceChecks.check(resources).forEach(problem -> err.println("warning: " + problem));
        out.println(resources.imageRepositories().size() + " ImageRepository, "
                + resources.imagePolicies().size() + " ImagePolicy, "
                + resources.automations().size() + " ImageUpdateAutomation, "
                + resources.gitRepositories().size() + " GitRepository, "
                + resources.secrets().size() + " Secret");
        return inputs.broken() ? ExitCode.USAGE : ExitCode.OK;
    }
}
