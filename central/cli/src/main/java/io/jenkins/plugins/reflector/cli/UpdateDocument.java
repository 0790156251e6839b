package io.jenkins.plugins.reflector.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ManifestWarning;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code update} and {@code run} print (cli.md, "JSON of update", "JSON of run"). */
final class UpdateDocument {

    private static final Pattern DIGEST = Pattern.compile("(sha256:[0-9a-f]{12})[0-9a-f]{52}");

    private UpdateDocument() {}

    static Map<String, Object> of(UpdateResult update) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, update);
        map.put("pushed", false);
        return map;
    }

    /**
     * @param picks what the policies picked
     * @param statuses how the automations stand now; one of which none is kept has none
     */
    static Map<String, Object> of(
            List<AutomationReport> reports, List<PolicyResolution> picks, Map<ResourceName, AutomationStatus> statuses) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("changed", reports.stream().anyMatch(AutomationReport::changed));
        map.put("pushed", reports.stream().anyMatch(AutomationReport::pushed));
        map.put("automations", 
                reports.stream()
                        .map(report -> automation(report, statuses.get(report.automation())))
                        .toList());
        map.put("policies", ResolveDocument.policies(picks, Explain.none));
        return map;
    }

    private static Map<String, Object> automation(AutomationReport report, @CheckForNull AutomationStatus status) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("namespace", report.automation().namespace());
        map.put("name", report.automation().name());
        map.put("ready", report.ready());
        map.put("stalled", report.stalled());
        map.put("reason", report.reason());
        map.put("message", report.message());
        put(map, report.update());
        if (report.commit() != null) {
            Map<String, Object> commit = new LinkedHashMap<>();
            commit.put("id", report.commit().id());
            commit.put("branch", report.commit().branch());
            commit.put("message", report.commit().message());
            map.put("commit", commit);
        }
        map.put("pushed", report.pushed());
        if (report.pullRequest() != null) {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("url", report.pullRequest().url());
            request.put("number", report.pullRequest().number());
            map.put("pullRequest", request);
        }
        if (status != null) {
            map.put("status", StatusDocument.of(status));
        }
        return map;
    }

    private static void put(Map<String, Object> map, UpdateResult update) {
        map.put("changed", update.changed());
        map.put("files", update.files().stream().map(UpdateDocument::file).toList());
        map.put("warnings", update.warnings().stream().map(UpdateDocument::warning).toList());
    }

    private static Map<String, Object> file(FileChange file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", file.path());
        map.put("changes", file.changes().stream().map(UpdateDocument::change).toList());
        return map;
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("object", object(change.object()));
        map.put("line", change.line());
        map.put("old", change.oldValue());
        map.put("new", change.newValue());
        map.put("setter", change.setter());
        return map;
    }

    static Map<String, Object> object(ObjectId object) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("apiVersion", object.apiVersion());
        map.put("kind", object.kind());
        map.put("namespace", object.namespace());
        map.put("name", object.name());
        return map;
    }

    static Map<String, Object> warning(ManifestWarning warning) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", warning.path());
        map.put("line", warning.line());
        map.put("message", warning.message());
        return map;
    }

    /** The changes as a table for people. */
    static void table(PrintWriter out, UpdateResult update) {
        List<List<String>> rows = new ArrayList<>();
        for (FileChange file : update.files()) {
            for (Change change : file.changes()) {
                rows.add(List.of(
                        file.path() + ":" + change.line(),
                        change.oldValue().isEmpty() ? "(none)" : shortened(change.oldValue()),
                        shortened(change.newValue()),
                        change.setter()));
            }
        }
        Output.table(out, List.of("FILE", "OLD", "NEW", "POLICY"), rows);
    }

    /** Digests are cut to what people compare, or no row would fit a terminal. */
    static String shortened(String value) {
        return DIGEST.matcher(value).replaceAll("$1…");
    }

    /** A line for each warning. */
    static void warnings(PrintWriter err, List<ManifestWarning> warnings) {
        for (ManifestWarning warning : warnings) {
            err.println("warning: " + warning.path() + (warning.line() == 0 ? "" : ":" + warning.line()) + ": "
                    + warning.message());
        }
    }
}
