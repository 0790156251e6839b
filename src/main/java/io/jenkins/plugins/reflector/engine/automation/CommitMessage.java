package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.ObjectId;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.template.GoStruct;
import io.jenkins.plugins.reflector.engine.template.MessageTemplate;
import io.jenkins.plugins.reflector.engine.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The message of a commit: the user's template over what changed, in Flux's object model (flux.md 3.7). */
public final class CommitMessage {

    private CommitMessage() {}

    /**
     * Renders the message, to the letter.
     *
     * @param update what changed, with file names as the message shall show them
     * @param images the picks that were applied; only the removed fields look at them
     * @param warnings hears, at most once, that the template uses a field which Flux has removed
     * @throws TemplateException if the template cannot be read or run
     */
    @NonNull
    public static String render(
            @NonNull CommitSpec commit,
            @NonNull ResourceName automation,
            @NonNull UpdateResult update,
            @NonNull List<PolicyImage> images,
            @NonNull Consumer<String> warnings)
            throws TemplateException {
        String template = commit.messageTemplate();
        if (template == null) {
            return CommitSpec.DEFAULT_MESSAGE;
        }
        // One struct for each object, so that a map finds it again whichever file it stands in.
        Map<ObjectId, GoStruct> identities = new LinkedHashMap<>();
        RemovedFields removed = new RemovedFields(
                images, id -> identities.computeIfAbsent(id, CommitMessage::identity));
        AtomicBoolean used = new AtomicBoolean();
        Supplier<Object> old = () -> {
            used.set(true);
            return removed.result(update.files());
        };
        String message = MessageTemplate.parse(template)
                .render(new GoStruct("source.TemplateData")
                        .field("AutomationObject", name(automation))
                        .field("Changed", changed(update, identities).method("ImageResult", old))
                        .field("Values", new TreeMap<>(commit.messageTemplateValues()))
                        .method("Updated", old));
        if (used.get()) {
            warnings.accept("the commit message template of " + automation
                    + " uses .Updated or .Changed.ImageResult, which Flux refuses: use .Changed.FileChanges,"
                    + " .Changed.Objects or .Changed.Changes");
        }
        return message;
    }

    /** An automation as templates see it. */
    static GoStruct name(ResourceName automation) {
        return new GoStruct("types.NamespacedName")
                .field("Namespace", automation.namespace())
                .field("Name", automation.name())
                .printsAs(automation.toString());
    }

    private static GoStruct changed(UpdateResult update, Map<ObjectId, GoStruct> identities) {
        Map<String, Object> files = new TreeMap<>();
        for (FileChange file : update.files()) {
            files.put(file.path(), byObject(file.changes(), identities));
        }
        List<Change> all = update.files().stream().flatMap(f -> f.changes().stream()).toList();
        return new GoStruct("update.Result")
                .field("FileChanges", files)
                .method("Objects", () -> byObject(all, identities))
                .method("Changes", () -> distinct(all));
    }

    private static Map<GoStruct, List<GoStruct>> byObject(List<Change> changes, Map<ObjectId, GoStruct> identities) {
        Map<GoStruct, List<GoStruct>> objects = new LinkedHashMap<>();
        for (Change change : changes) {
            objects.computeIfAbsent(
                            identities.computeIfAbsent(change.object(), CommitMessage::identity),
                            object -> new ArrayList<>())
                    .add(struct(change.oldValue(), change.newValue(), change.setter()));
        }
        return objects;
    }

    private static GoStruct identity(ObjectId object) {
        return new GoStruct("update.ObjectIdentifier")
                .embed(
                        "ResourceIdentifier",
                        new GoStruct("yaml.ResourceIdentifier")
                                .embed(
                                        "TypeMeta",
                                        new GoStruct("yaml.TypeMeta")
                                                .field("APIVersion", object.apiVersion())
                                                .field("Kind", object.kind()))
                                .embed(
                                        "NameMeta",
                                        new GoStruct("yaml.NameMeta")
                                                .field("Name", object.name())
                                                .field("Namespace", object.namespace())));
    }

    private static List<GoStruct> distinct(List<Change> changes) {
        Set<List<String>> distinct = new LinkedHashSet<>();
        changes.forEach(change -> distinct.add(List.of(change.oldValue(), change.newValue(), change.setter())));
        return distinct.stream().map(c -> struct(c.get(0), c.get(1), c.get(2))).toList();
    }

    private static GoStruct struct(String oldValue, String newValue, String setter) {
        return new GoStruct("update.Change")
                .field("OldValue", oldValue)
                .field("NewValue", newValue)
                .field("Setter", setter);
    }
}
