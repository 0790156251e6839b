package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Describable;
import hudson.model.Descriptor.FormException;
import hudson.model.Item;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Optional<? extends FormEntry> found = key == null ? Optional.empty() : lists.find(key, entries);
        return found.isPresent()
                ? HttpResponses.forwardToView(
                        new OpenedEntry((Describable<?>) found.get(), folder, !jenkins.mayConfigure(folder)), "index")
                : HttpResponses.text(Messages.EntryForms_gone());
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
            submitted.add(new SubmittedEntry<>(
                    entry.has(KEPT) ? entry.getString(KEPT) : null, () -> request.bindJSON(type, entry)));
        }
        try {
            return lists.take(mark == null ? null : mark.toString(), submitted, now);
        } catch (StaleListException e) {
            // Without its cause, of which people would be shown the stack.
            throw new FormException(Messages.EntryForms_stale(name), field);
        }
    }
}
