package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.ParallelScans;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code reflector scan}: what is in every repository. */
@Command(
        name = "scan",
        description = "For every ImageRepository: list the tags, print their count, the ten latest and the canonical name.")
final class ScanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Inputs inputs;

    @Mixin
    private MirrorInputs mirrors;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        output.refuseUpdateFormats("scan");
        ResourceSet resources = inputs.read(err);
        List<ImageRepository> wanted = resources.imageRepositories();
        List<Map<String, Object>> repositories = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        try (ScanProgress progress = ScanProgress.of(TagInputs.registry(resources, mirrors), wanted.size(), err);
                ParallelScans scans = new ParallelScans(progress, wanted)) {
            for (ImageRepository repository : wanted) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("namespace", repository.name().namespace());
                map.put("name", repository.name().name());
                String who = "ImageRepository " + repository.name() + " (" + repository.position() + "): ";
                try {
                    ScanResult result = scans.scan(repository);
                    succeeded(map, repository, result);
                    if (!result.complete()) {
                        warnings.add(who + "the registry did not tell all of its tags, so no policy picks a lower one");
                    }
                } catch (ScanException e) {
                    failed(map, repository, e);
                    failures.add(who + e.getMessage());
                }
                repositories.add(map);
            }
        }
        warnings.forEach(warning -> err.println("warning: " + warning));
        failures.forEach(failure -> err.println("error: " + failure));
        if (output.format() == OutputFormat.table) {
            table(out, repositories);
        } else {
            output.print(out, Map.of("repositories", repositories));
        }
        return inputs.broken() ? ExitCode.USAGE : failures.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void succeeded(Map<String, Object> map, ImageRepository repository, ScanResult result) {
        map.put("ready", true);
        map.put("stalled", false);
        map.put("reason", "Succeeded");
        map.put(
                "message",
                "successful scan: found " + result.tags().size() + " tags with checksum " + result.revision());
        map.put("image", repository.image());
        map.put("canonicalImageName", result.canonicalImageName());
        map.put("complete", result.complete());
        map.put("tagCount", result.tags().size());
        map.put("scanTime", result.scanTime().truncatedTo(ChronoUnit.SECONDS).toString());
        map.put("latestTags", result.latestTags());
        map.put("revision", result.revision());
    }

    private static void failed(Map<String, Object> map, ImageRepository repository, ScanException failure) {
        map.put("ready", false);
        map.put("stalled", failure.reason().stalled());
        map.put("reason", failure.reason().text());
        map.put("message", failure.getMessage());
        map.put("image", repository.image());
    }

    private static void table(PrintWriter out, List<Map<String, Object>> repositories) {
        List<List<String>> rows = repositories.stream()
                .map(r -> List.of(
                        r.get("namespace") + "/" + r.get("name"),
                        (boolean) r.get("ready") ? "yes" : "no",
                        String.valueOf(r.getOrDefault("canonicalImageName", r.get("image"))),
                        r.getOrDefault("tagCount", "-") + (Boolean.FALSE.equals(r.get("complete")) ? "+" : ""),
                        String.valueOf(r.getOrDefault("scanTime", "-")),
                        r.get("latestTags") instanceof List<?> latest
                                ? String.join(" ", latest.stream().map(String::valueOf).toList())
                                : String.valueOf(r.get("reason"))))
                .toList();
        Output.table(out, List.of("REPOSITORY", "READY", "IMAGE", "TAGS", "SCANNED", "LATEST"), rows);
    }
}
