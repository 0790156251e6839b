package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.automation.AutomationItems;
import io.jenkins.plugins.reflector.engine.print.Called;
import io.jenkins.plugins.reflector.engine.print.GroovyText;
import io.jenkins.plugins.reflector.engine.print.JobDslText;
import io.jenkins.plugins.reflector.engine.print.YamlText;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Resources as Jenkins' configuration as code and Job DSL have them, and as an image of a Pipeline. */
public final class AsCode {

    /** What a configured policy has and an image of a Pipeline has not. */
    private static final List<String> OF_POLICIES =
            List.of("name", "namespace", "imageRepositoryRef", "labels", "repositories", "interval", "suspend");

    /** What Job DSL calls the items of lists: as their classes. */
    private static final Map<String, String> ITEMS = Map.of(
            "imageRepositories", "imageRepositoryItem",
            "imagePolicies", "imagePolicyItem",
            "imageUpdateAutomations", "imageUpdateAutomationItem",
            "rules", "editRuleItem",
            "matchExpressions", "labelExpression");

    private final String list;
    private final Map<String, Object> item;

    private AsCode(String list, Map<String, Object> item) {
        this.list = list;
        this.item = item;
    }

    /** An image repository. */
    @NonNull
    public static AsCode of(@NonNull ImageRepository repository) {
        Map<String, Object> item = BoundFields.of(FluxItems.of(repository));
        item.remove("exclusionList", DefaultExclusions.PATTERNS);
        return new AsCode("imageRepositories", item);
    }

    /** A policy. */
    @NonNull
    public static AsCode of(@NonNull ImagePolicy policy) {
        return new AsCode("imagePolicies", BoundFields.of(FluxItems.of(policy)));
    }

    /** An automation with its Git repository. */
    @NonNull
    public static AsCode of(@NonNull ImageUpdateAutomation automation, @NonNull GitRepository repository) {
        return new AsCode("imageUpdateAutomations", BoundFields.of(AutomationItems.of(automation, repository)));
    }

    /** For the controller. */
    @NonNull
    public String configurationAsCode() {
        Map<String, Object> fields = new LinkedHashMap<>(item);
        fields.remove("namespace", ResourceName.DEFAULT_NAMESPACE);
        return YamlText.of(Map.of("unclassified", Map.of("imageReflector", Map.of(list, List.of(escaped(fields))))));
    }

    /**
     * For a folder, whose configuration is written by Job DSL.
     *
     * @param folder its full name
     */
    @NonNull
    public String jobDsl(@NonNull String folder) {
        Map<String, Object> fields = new LinkedHashMap<>(item);
        // What a folder has belongs to it.
        fields.remove("namespace");
        return "// Into the script of the folder, be it a folder, multibranchPipelineJob or organizationFolder: Job DSL replaces all that the\n"
                + "// folder has of Image Reflector, so add what else it is to keep.\n"
                + JobDslText.of(
                        "folder(" + GroovyText.quoted(folder) + ")",
                        Map.of("properties", Map.of("imageReflector", Map.of(list, List.of(fields)))),
                        ITEMS);
    }

    /** Configuration as code puts in what it knows for a name in braces, which is not meant here. */
    private static Object escaped(Object value) {
        if (value instanceof Called called) {
            return new Called(called.name(), escapedFields(called.fields()));
        }
        if (value instanceof Map<?, ?> map) {
            return escapedFields(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(AsCode::escaped).collect(Collectors.toList());
        }
        return value instanceof String text ? text.replace("${", "^${") : value;
    }

    private static Map<String, Object> escapedFields(Map<?, ?> fields) {
        Map<String, Object> escaped = new LinkedHashMap<>();
        fields.forEach((key, each) -> escaped.put((String) key, escaped(each)));
        return escaped;
    }

    /** A policy with its repository as an entry of {@code images} in a Pipeline. */
    @NonNull
    public static Map<String, Object> image(@NonNull ImagePolicy policy, @NonNull ImageRepository repository) {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("image", repository.image());
        if (repository.secretRef() != null) {
            image.put("credentialsId", repository.secretRef());
        }
        if (!repository.options().scanFrom().isEmpty()) {
            image.put("scanFrom", repository.options().scanFrom());
        }
        Map<String, Object> settings = BoundFields.of(FluxItems.of(policy));
        settings.keySet().removeAll(OF_POLICIES);
        image.putAll(settings);
        return image;
    }
}
