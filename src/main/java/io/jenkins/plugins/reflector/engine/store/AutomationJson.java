package io.jenkins.plugins.reflector.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.List;

/** The status of an automation as JSON, with Flux's keys; times in milliseconds since 1970. */
final class AutomationJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AutomationJson() {}

    @NonNull
    static String write(@NonNull ResourceName name, @NonNull AutomationStatus status) {
        ObjectNode json = JSON.createObjectNode()
                .put("namespace", name.namespace())
                .put("name", name.name())
                .put("lastAutomationRunTime", status.lastAutomationRunTime().toEpochMilli());
        if (status.lastPushTime() != null) {
            json.put("lastPushTime", status.lastPushTime().toEpochMilli());
        }
        json.put("lastPushCommit", status.lastPushCommit())
                .put("observedSourceRevision", status.observedSourceRevision())
                .put("observedRequest", status.observedRequest());
        ArrayNode policies = json.putArray("observedPolicies");
        for (PolicyImage pick : status.observedPolicies()) {
            policies.addObject()
                    .put("namespace", pick.policy().namespace())
                    .put("policy", pick.policy().name())
                    .put("name", pick.image().name())
                    .put("tag", pick.image().tag())
                    .put("digest", pick.image().digest());
        }
        ArrayNode conditions = json.putArray("conditions");
        for (AutomationStatus.Condition condition : status.conditions()) {
            conditions
                    .addObject()
                    .put("type", condition.type())
                    .put("status", condition.holds())
                    .put("reason", condition.reason())
                    .put("message", condition.message())
                    .put("lastTransitionTime", condition.lastTransitionTime().toEpochMilli());
        }
        json.put("failures", status.failures());
        json.putObject("lastEvent")
                .put("severity", status.lastEvent().severity().name())
                .put("text", status.lastEvent().text());
        return json.toString();
    }

    /** @throws DamagedFileException if it is no status of that automation */
    @NonNull
    static AutomationStatus read(@NonNull ResourceName name, @NonNull String text) throws DamagedFileException {
        JsonNode json = StatusJson.parse(text);
        if (!name.namespace().equals(json.path("namespace").asText())
                || !name.name().equals(json.path("name").asText())) {
            throw new DamagedFileException("it is of another automation");
        }
        List<PolicyImage> policies = new ArrayList<>();
        for (JsonNode pick : StatusJson.required(json, "observedPolicies")) {
            policies.add(new PolicyImage(
                    new ResourceName(text(pick, "namespace"), text(pick, "policy")),
                    new LatestRef(text(pick, "name"), text(pick, "tag"), optional(pick, "digest"))));
        }
        List<AutomationStatus.Condition> conditions = new ArrayList<>();
        for (JsonNode condition : StatusJson.required(json, "conditions")) {
            conditions.add(new AutomationStatus.Condition(
                    text(condition, "type"),
                    StatusJson.required(condition, "status").asBoolean(),
                    text(condition, "reason"),
                    text(condition, "message"),
                    StatusJson.time(condition, "lastTransitionTime")));
        }
        boolean failed = conditions.stream().anyMatch(each -> each.type().equals(AutomationStatus.READY) && !each.holds());
        return new AutomationStatus(
                StatusJson.time(json, "lastAutomationRunTime"),
                json.path("lastPushTime").isNumber() ? StatusJson.time(json, "lastPushTime") : null,
                optional(json, "lastPushCommit"),
                policies,
                optional(json, "observedSourceRevision"),
                text(json, "observedRequest"),
                conditions,
                event(StatusJson.required(json, "lastEvent")),
                // Earlier versions did not count.
                json.path("failures").asInt(failed ? 1 : 0));
    }

    private static AutomationReport.Event event(JsonNode json) throws DamagedFileException {
        String severity = text(json, "severity");
        for (AutomationReport.Severity each : AutomationReport.Severity.values()) {
            if (each.name().equals(severity)) {
                return new AutomationReport.Event(each, text(json, "text"));
            }
        }
        throw new DamagedFileException("severity is none that is known");
    }

    private static String text(JsonNode json, String key) throws DamagedFileException {
        return StatusJson.required(json, key).asText();
    }

    private static String optional(JsonNode json, String key) {
        return json.path(key).isTextual() ? json.path(key).asText() : null;
    }
}
