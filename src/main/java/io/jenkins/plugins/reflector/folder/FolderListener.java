package io.jenkins.plugins.reflector.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.reflector.catalog.Catalogs;

/**
 * Has the catalog made anew whenever a folder comes, goes, or gets another name. Jenkins leaves out an optional extension
 * without a word only if a signature names a class that is not there: hence the methods that take a folder.
 */
@Extension(optional = true)
public class FolderListener extends ItemListener {

    /** While Jenkins starts, the catalog may have been asked for before all folders were there. */
    @Override
    public void onLoaded() {
        Catalogs.changed();
    }

    @Override
    public void onCreated(Item item) {
        changed(item);
    }

    @Override
    public void onCopied(Item src, Item item) {
        changed(item);
    }

    @Override
    public void onDeleted(Item item) {
        changed(item);
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        changed(item);
    }

    private static void changed(Item item) {
        if (item instanceof AbstractFolder<?> folder) {
            changed(folder);
        }
    }

    /** Any folder counts, since what administrators configured may be meant for it. */
    private static void changed(AbstractFolder<?> folder) {
        Catalogs.changed();
    }

    /** Multibranch projects save themselves often, so a folder without resources of ours is let be. */
    @Extension(optional = true)
    public static class Saved extends SaveableListener {

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof AbstractFolder<?> folder) {
                saved(folder);
            }
        }

        private static void saved(AbstractFolder<?> folder) {
            if (ExtensionList.lookupSingleton(FolderCatalogSource.class).concerns(folder)) {
                Catalogs.changed();
            }
        }
    }
}
