package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.flux.ReadResult;
import io.jenkins.plugins.reflector.engine.flux.TagsFile;
import io.jenkins.plugins.reflector.engine.lint.ResourceLint;
import io.jenkins.plugins.reflector.engine.lint.TagsLint;
import io.jenkins.plugins.reflector.engine.resource.Problem;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code reflector validate}: reads the resources and says what is wrong or suspicious in them. */
@Command(
        name = "validate",
        description = "Read the resources and report all that is wrong or suspicious in them. With --tags, also which policies "
                + "would pick nothing from those tags.")
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Inputs inputs;

    @Mixin
    private TagInputs tags;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        output.refuseUpdateFormats("validate");
        ReadResult read = inputs.readAll(err);
        List<Problem> found = new ArrayList<>(ResourceLint.check(read));
        if (tags.given()) {
            TagsFile file = tags.read();
            found.addAll(file.problems());
            found.addAll(TagsLint.check(read, file.tags().keySet(), TagInputs.source(file)));
        }
        found.forEach(problem -> err.println(Inputs.line(problem)));
        boolean failed = found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        boolean broken = inputs.broken() || tags.broken();
        if (output.format() == OutputFormat.table) {
            out.println(counts(read.resources()));
        } else {
            List<Problem> all = new ArrayList<>(inputs.problems());
            all.addAll(found);
            output.print(out, document(read.resources(), all, !failed && !broken));
        }
        return broken ? ExitCode.USAGE : failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private static String counts(ResourceSet resources) {
        List<String> counts = new ArrayList<>();
        kinds(resources).forEach((kind, count) -> counts.add(count + " " + kind));
        return String.join(", ", counts);
    }

    private static Map<String, Integer> kinds(ResourceSet resources) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        kinds.put("ImageRepository", resources.imageRepositories().size());
        kinds.put("ImagePolicy", resources.imagePolicies().size());
        kinds.put("ImageUpdateAutomation", resources.automations().size());
        kinds.put("GitRepository", resources.gitRepositories().size());
        kinds.put("Secret", resources.secrets().size());
        return kinds;
    }

    private static Map<String, Object> document(ResourceSet resources, List<Problem> problems, boolean valid) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("valid", valid);
        document.put("resources", kinds(resources));
        document.put("problems", problems.stream().map(ValidateCommand::problem).toList());
        return document;
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("severity", problem.severity() == Problem.Severity.ERROR ? "error" : "warning");
        map.put("file", problem.position().file());
        map.put("line", problem.position().line());
        map.put("column", problem.position().column());
        map.put("field", problem.field());
        map.put("message", problem.message());
        return map;
    }
}
