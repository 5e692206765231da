/** What an administrator of the site can switch. All of it may be changed while the site runs. */
export interface SiteSettings {
  /** Whether the same bytes from the same address within 24 hours are refused. */
  duplicates: 'refuse' | 'allow';
  /** Most uploads from one address within each sliding window; 0 sets no limit. */
  flood: FloodLimits;
  /** `off`: refused for all. `admin-broken`: 4.2.0's admin-only and failing download. `working`: newer sites. */
  urlUpload: 'off' | 'admin-broken' | 'working';
  /** Whose uploads wait for approval (an administrator's never do). */
  moderation: 'none' | 'guest' | 'all';
  maintenance: boolean;
  /** The stock free edition: refuses every API key, knows no guest key, has no flood protection. */
  freeEdition: boolean;
  private: boolean;
  /** Largest file the application takes from a user, and from the guest key. */
  appLimitBytes: number;
  guestLimitBytes: number;
  /** PHP's `upload_max_filesize` and `post_max_size`. */
  phpUploadLimitBytes: number;
  phpPostLimitBytes: number;
  /** `newer`: the answers of sites after 4.2 (`checksum`, `/clip/…`). */
  spelling: '4.2' | 'newer';
  /** Whether JPEGs keep their EXIF; otherwise they are encoded anew. */
  keepExif: boolean;
  /** Whether a user's JPEGs are tagged with the camera's make and model. */
  cameraTag: boolean;
  /** Albums that exist, with their owner. Strangers cannot see the viewer page of a private one's pictures. */
  albums: Album[];
  /** The site's default zone, in minutes from UTC: `date` is written in it, `date_gmt` is not. */
  zoneOffsetMinutes: number;
  /** Time every upload takes beyond the work itself. */
  latencyMs: number;
}

export interface FloodLimits {
  minute: number;
  hour: number;
  day: number;
  week: number;
  month: number;
}

export interface Album {
  id: string;
  owner: 'user' | 'other' | 'admin';
  private: boolean;
}

/** A fresh site as installed: limits of the observed 4.2.0 (2 MB application, PHP 5M and 8M). */
export function defaultSettings(): SiteSettings {
  return {
    duplicates: 'refuse',
    flood: { minute: 50, hour: 500, day: 1000, week: 5000, month: 10000 },
    urlUpload: 'off',
    moderation: 'none',
    maintenance: false,
    freeEdition: false,
    private: false,
    appLimitBytes: 2_000_000,
    guestLimitBytes: 10_000_000,
    phpUploadLimitBytes: 5 * 1024 * 1024,
    phpPostLimitBytes: 8 * 1024 * 1024,
    spelling: '4.2',
    keepExif: true,
    cameraTag: true,
    albums: [
      { id: 'UsrA', owner: 'user', private: false },
      { id: 'UsrP', owner: 'user', private: true },
      { id: 'OthA', owner: 'other', private: false },
      { id: 'AdmA', owner: 'admin', private: false },
    ],
    zoneOffsetMinutes: -180,
    latencyMs: 0,
  };
}
