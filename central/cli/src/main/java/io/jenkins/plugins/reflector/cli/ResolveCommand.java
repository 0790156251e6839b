package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reflector resolve}: what every policy picks, and why. */
@Command(name = "resolve", description = "For every ImagePolicy: list the tags, pick one, print what was picked.")
final class ResolveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Inputs inputs;

    @Mixin
    private TagInputs tags;

    @Mixin
    private MirrorInputs mirrors;

    @Mixin
    private StateInput state;

    @Mixin
    private Output output;

    @Option(
            names = "--explain",
            arity = "0..1",
            paramLabel = "all",
            defaultValue = "none",
            fallbackValue = "some",
            description = "Add why each tag was picked or not; at most " + ResolveDocument.EXPLAIN_LIMIT
                    + " tags for each policy, all of them with --explain=all.")
    private Explain explain;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        output.refuseUpdateFormats("resolve");
        ResourceSet resources = inputs.read(err);
        Resolutions resolutions = Resolutions.of(
                resources,
                tags.source(resources, mirrors, err),
                state.ledger(resources.imagePolicies(), tags.given(), err),
                policy -> false,
                err);
        if (output.format() == OutputFormat.table) {
            ResolveDocument.table(out, resolutions.all());
            if (explain != Explain.none) {
                explanations(out, resolutions.all());
            }
        } else {
            output.print(out, ResolveDocument.of(resolutions.all(), explain));
        }
        boolean failed = resolutions.reportFailures(err);
        return inputs.broken() || tags.broken() ? ExitCode.USAGE : failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private void explanations(PrintWriter out, List<PolicyResolution> resolutions) {
        for (PolicyResolution resolution : resolutions) {
            if (resolution.selection() != null) {
                out.println();
                ResolveDocument.explanation(out, resolution, explain);
            }
        }
    }
}
