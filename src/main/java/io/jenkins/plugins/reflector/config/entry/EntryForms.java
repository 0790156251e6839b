package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Descriptor.FormException;
import hudson.model.Item;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;

/** What a descriptor does with its long lists: it has them drawn, an entry opened, and what the form brings back taken. */
public final class EntryForms {

    /** Of the parameter that has the mark of a list: this behind the name of its field. */
    private static final String MARK = "Drawn";

    private static final String KEPT = "kept";

    private final JenkinsFacade jenkins = new JenkinsFacade();
    private final EntryLists lists = new EntryLists(entry -> Jenkins.XSTREAM2.toXML(entry));

    /** For a page that is about to show a list. */
    @NonNull
    public DrawnEntries draw(@NonNull List<? extends FormEntry> entries) {
        return lists.draw(entries);
    }

    /**
     * The form of one entry, for those who may see the form that it is part of.
     *
     * @param folder whose form it is; null for the global configuration
     * @param key as it was drawn
     * @return a form; a plain sentence if no entry is any longer as it was drawn
     */
    @NonNull
    public HttpResponse open(@CheckForNull Item folder, @NonNull List<? extends FormEntry> entries, @CheckForNull String key) {
        jenkins.checkMaySeeForm(folder);
        return find(entries, key, found -> form((Describable<?>) found.get(0), found.get(0).getClass(), folder));
    }

    /**
     * The rows of entries that a page did not show at first, for those who may see the form that they are part of.
     *
     * @param folder whose form it is; null for the global configuration
     * @param kept what the row in their place has
     * @return rows; a plain sentence if one of the entries is no longer as it was drawn
     */
    @NonNull
    public HttpResponse show(@CheckForNull Item folder, @NonNull List<? extends FormEntry> entries, @CheckForNull String kept) {
        jenkins.checkMaySeeForm(folder);
        return find(entries, kept, found -> view(new ShownRows(
                DrawnEntries.rows(found, SubmittedEntry.keys(kept)), !jenkins.mayConfigure(folder))));
    }

    /**
     * The form of a new entry, for those who may see the form that it becomes part of.
     *
     * @param folder whose form it is; null for the global configuration
     * @param owner has the list
     * @return a form; "not found" if there is no such list
     */
    @NonNull
    public HttpResponse create(@CheckForNull Item folder, @NonNull Descriptor<?> owner, @CheckForNull String field) {
        jenkins.checkMaySeeForm(folder);
        Descriptor.PropertyType list = field == null ? null : owner.getPropertyType(field);
        Class<?> type = list == null ? null : list.getItemType();
        return type == null || !Describable.class.isAssignableFrom(type) ? HttpResponses.notFound() : form(null, type, folder);
    }

    private HttpResponse find(
            List<? extends FormEntry> entries, String kept, Function<List<? extends FormEntry>, HttpResponse> answer) {
        Optional<? extends List<? extends FormEntry>> found =
                kept == null ? Optional.empty() : lists.find(SubmittedEntry.keys(kept), entries);
        return found.isPresent() ? answer.apply(found.get()) : HttpResponses.text(Messages.EntryForms_gone());
    }

    private HttpResponse form(@CheckForNull Describable<?> entry, Class<?> type, @CheckForNull Item folder) {
        return view(new OpenedEntry(entry, type, folder, !jenkins.mayConfigure(folder)));
    }

    private static HttpResponse view(Object shown) {
        return HttpResponses.forwardToView(shown, "index");
    }

    /**
     * The list that a form asks for; the form no longer has it afterwards.
     *
     * @param now the list as it is
     * @param name what users call the list
     * @throws FormException if others have changed the list meanwhile and the form changes it too
     */
    @NonNull
    public <T> List<T> take(
            @NonNull StaplerRequest2 request,
            @NonNull JSONObject form,
            @NonNull String field,
            @NonNull Class<T> type,
            @NonNull List<T> now,
            @NonNull String name)
            throws FormException {
        Object mark = form.remove(field + MARK);
        Object found = form.remove(field);
        List<SubmittedEntry<T>> submitted = new ArrayList<>();
        JSONArray all = found == null ? new JSONArray() : JSONArray.fromObject(found);
        for (int i = 0; i < all.size(); i++) {
            JSONObject entry = all.getJSONObject(i);
            if (entry.has(KEPT)) {
                SubmittedEntry.<T>unopened(SubmittedEntry.keys(entry.getString(KEPT))).forEach(submitted::add);
            } else {
                submitted.add(new SubmittedEntry<>(null, () -> request.bindJSON(type, entry)));
            }
        }
        try {
            return lists.take(mark == null ? null : mark.toString(), submitted, now);
        } catch (StaleListException e) {
            // Without its cause, of which people would be shown the stack.
            throw new FormException(Messages.EntryForms_stale(name), field);
        }
    }
}
